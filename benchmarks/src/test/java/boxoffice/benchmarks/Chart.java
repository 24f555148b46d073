package boxoffice.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines over one axis, as SVG.
 *
 * @param title what it shows
 * @param x what the horizontal axis is; its places are those of {@code marks}, at equal distances
 * @param y what the vertical axis is, from 0
 * @param marks the names of the places
 * @param lines a value for each place, by the name of the line
 */
record Chart(
    String title, String x, String y, List<String> marks, Map<String, List<Double>> lines) {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 440;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;
  private static final int STEPS = 5;
  private static final List<String> COLOURS =
      List.of("#4477aa", "#ee6677", "#228833", "#aa7700", "#aa3377", "#333333");

  String svg() {
    var most = most();
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="28" font-size="16">%s</text>
        <text x="%d" y="%d" text-anchor="middle">%s</text>
        <text transform="translate(18 %d) rotate(-90)" text-anchor="middle">%s</text>
        """
            .formatted(
                WIDTH,
                HEIGHT,
                LEFT,
                title,
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 18,
                x,
                HEIGHT / 2,
                y));
    for (var step = 0; step <= STEPS; step++) {
      var value = most * step / STEPS;
      svg.append(
          """
          <path d="M%d %.1fH%d" stroke="#dddddd"/><text x="%d" y="%.1f" text-anchor="end">%.4g</text>
          """
              .formatted(LEFT, y(value, most), WIDTH - RIGHT, LEFT - 8, y(value, most) + 4, value));
    }
    for (var place = 0; place < marks.size(); place++) {
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
              .formatted(x(place), HEIGHT - BOTTOM + 20, marks.get(place)));
    }
    var colours = COLOURS.iterator();
    lines.forEach(
        (name, values) -> {
          var colour = colours.next();
          var points =
              IntStream.range(0, values.size())
                  .mapToObj(place -> "%.1f,%.1f".formatted(x(place), y(values.get(place), most)))
                  .collect(Collectors.joining(" "));
          svg.append(
              """
              <polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>
              <text x="%d" y="%.1f" fill="%s">%s</text>
              """
                  .formatted(
                      points,
                      colour,
                      WIDTH - RIGHT + 8,
                      y(values.getLast(), most) + 4,
                      colour,
                      name));
        });
    return svg.append("</svg>\n").toString();
  }

  /** A round number that no value is above. */
  private double most() {
    var highest = lines.values().stream().flatMap(List::stream).mapToDouble(v -> v).max().orElse(1);
    var power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1e-9))));
    return Math.ceil(highest / power) * power;
  }

  private double x(int place) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / marks.size();
  }

  private static double y(double value, double most) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
  }
}
