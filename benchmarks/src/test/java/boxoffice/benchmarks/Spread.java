package boxoffice.benchmarks;

import java.util.Collection;

/** What repeats of a measurement gave: the middle one, and how far the others are from it. */
record Spread(double median, double least, double most) {

  /** Of one figure of each repeat. */
  static Spread of(Collection<Double> figures) {
    var sorted = figures.stream().sorted().toList();
    return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  /**
   * As text.
   *
   * @param format of one figure, such as {@code %.1f}
   */
  String text(String format) {
    var all = format + " (" + format + " to " + format + ")";
    return all.formatted(median, least, most);
  }
}
