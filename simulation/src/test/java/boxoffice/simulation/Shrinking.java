package boxoffice.simulation;

import java.util.ArrayList;
import java.util.List;

/** Finds a shorter schedule that breaks the same promise. */
final class Shrinking {

  private final Site.Factory sites;

  Shrinking(Site.Factory sites) {
    this.sites = sites;
  }

  /** Leaves out callers, then steps in smaller and smaller pieces, until nothing more can go. */
  Schedule shrink(Schedule broken) {
    var shortest = broken;
    while (true) {
      var shorter = withoutSteps(withoutCallers(shortest));
      if (shorter.steps().size() >= shortest.steps().size()
          && shorter.world().callers().size() >= shortest.world().callers().size()) {
        return shortest;
      }
      shortest = shorter;
    }
  }

  private Schedule withoutCallers(Schedule broken) {
    var shortest = broken;
    for (var caller : broken.world().callers()) {
      var shorter = again(shortest.world().without(caller), shortest.steps());
      if (breaksTheSame(shorter, broken)) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  private Schedule withoutSteps(Schedule broken) {
    var shortest = broken;
    for (var piece = broken.steps().size() / 2; piece > 0; piece /= 2) {
      for (var from = 0; from + piece <= shortest.steps().size(); ) {
        var steps = new ArrayList<>(shortest.steps());
        steps.subList(from, from + piece).clear();
        var shorter = again(shortest.world(), steps);
        if (breaksTheSame(shorter, broken) && shorter.steps().size() < shortest.steps().size()) {
          shortest = shorter;
        } else {
          from += piece;
        }
      }
    }
    return shortest;
  }

  private Schedule again(World world, List<Step> steps) {
    return Schedule.again(world, steps, sites);
  }

  private static boolean breaksTheSame(Schedule one, Schedule other) {
    return one.violation() != null
        && other.violation() != null
        && one.violation().promise().equals(other.violation().promise());
  }
}
