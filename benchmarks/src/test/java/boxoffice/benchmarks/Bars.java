package boxoffice.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A bar for each name, of parts one behind the other, as SVG.
 *
 * @param title what it shows, with the unit
 * @param parts the names of the parts
 * @param bars the length of each part, by the name of the bar
 */
record Bars(String title, List<String> parts, Map<String, List<Double>> bars) {

  private static final int WIDTH = 760;
  private static final int LEFT = 300;
  private static final int RIGHT = 60;
  private static final int TOP = 70;
  private static final int STEP = 26;
  private static final List<String> COLOURS = List.of("#4477aa", "#ee6677", "#228833");

  String svg() {
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="16" y="28" font-size="16">%s</text>
        """
            .formatted(WIDTH, TOP + STEP * bars.size() + 10, title));
    for (var part = 0; part < parts.size(); part++) {
      svg.append(
          "<text x=\"%d\" y=\"52\" fill=\"%s\">%s</text>\n"
              .formatted(LEFT + 120 * part, COLOURS.get(part), parts.get(part)));
    }
    var most =
        bars.values().stream()
            .mapToDouble(lengths -> lengths.stream().mapToDouble(l -> l).sum())
            .max()
            .orElse(1);
    var y = TOP;
    for (var bar : bars.entrySet()) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
              .formatted(LEFT - 8, y + 14, bar.getKey()));
      double x = LEFT;
      for (var part = 0; part < parts.size(); part++) {
        var width = (WIDTH - LEFT - RIGHT) * bar.getValue().get(part) / most;
        svg.append(
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>\n"
                .formatted(x, y, width, COLOURS.get(part)));
        x += width;
      }
      svg.append(
          "<text x=\"%.1f\" y=\"%d\">%.0f</text>\n"
              .formatted(
                  x + 6, y + 14, bar.getValue().stream().mapToDouble(length -> length).sum()));
      y += STEP;
    }
    return svg.append("</svg>\n").toString();
  }
}
