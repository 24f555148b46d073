package boxoffice.table.expression;

import java.util.List;

/** Paths of one expression must lead to different places. */
final class Overlap {

  private Overlap() {}

  static void refuse(Kind kind, List<Path> paths) {
    for (var i = 1; i < paths.size(); i++) {
      for (var j = 0; j < i; j++) {
        refuse(kind, paths.get(j), paths.get(i));
      }
    }
  }

  private static void refuse(Kind kind, Path one, Path two) {
    var shorter = Math.min(one.steps().size(), two.steps().size());
    for (var i = 0; i < shorter; i++) {
      var first = one.steps().get(i);
      var second = two.steps().get(i);
      if (first.getClass() != second.getClass()) {
        throw kind.flaw(
            "Two document paths conflict with each other; must remove or rewrite one of these"
                + " paths; path one: %s, path two: %s",
            one, two);
      }
      if (!first.equals(second)) {
        return;
      }
    }
    throw kind.flaw(
        "Two document paths overlap with each other; must remove or rewrite one of these paths;"
            + " path one: %s, path two: %s",
        one, two);
  }
}
