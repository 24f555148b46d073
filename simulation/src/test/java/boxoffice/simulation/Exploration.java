package boxoffice.simulation;

import boxoffice.simulation.table.SimulatedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every state that a small world can reach, each visited once, however many ways lead there. The
 * search is breadth first, so a broken promise is found on a shortest way.
 *
 * @param states how many states were reached until the search ended
 * @param exhausted whether every state was visited
 * @param broken a shortest schedule that breaks a promise
 */
record Exploration(long states, boolean exhausted, Optional<Schedule> broken) {

  /** A way to a state, linked backwards. */
  private record Way(@Nullable Way from, Step last) {

    static List<Step> steps(@Nullable Way way) {
      var steps = new ArrayList<Step>();
      for (var part = way; part != null; part = part.from()) {
        steps.addFirst(part.last());
      }
      return steps;
    }
  }

  /** A state to continue from. */
  private record Visit(State state, @Nullable Way way) {}

  /**
   * Explores a world.
   *
   * @param most the number of states after which the search stops
   */
  static Exploration of(World world, Site.Factory sites, long most) {
    var simulation = new Simulation(world, sites, new SimulatedTable()::execute);
    var first = simulation.begin();
    Set<Long> known = new HashSet<>(Set.of(first.fingerprint()));
    Queue<Visit> open = new ArrayDeque<>(List.of(new Visit(first, null)));
    while (!open.isEmpty() && known.size() < most) {
      var visit = open.remove();
      try {
        var steps = simulation.steps(visit.state());
        if (steps.stream().allMatch(step -> step.kind().isFault())) {
          simulation.rest(visit.state());
        }
        for (var step : steps) {
          var next = next(world, simulation, visit, step);
          if (known.add(next.state().fingerprint())) {
            open.add(next);
          }
        }
      } catch (Found e) {
        return new Exploration(known.size(), false, Optional.of(e.schedule()));
      } catch (Violation e) {
        return new Exploration(
            known.size(), false, Optional.of(new Schedule(world, Way.steps(visit.way()), e)));
      }
    }
    return new Exploration(known.size(), open.isEmpty(), Optional.empty());
  }

  private static Visit next(World world, Simulation simulation, Visit visit, Step step) {
    try {
      return new Visit(simulation.take(visit.state(), step), new Way(visit.way(), step));
    } catch (Violation e) {
      throw new Found(new Schedule(world, Way.steps(new Way(visit.way(), step)), e));
    }
  }

  /** A schedule that breaks a promise. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Schedule schedule;

    Found(Schedule schedule) {
      super(null, null, false, false);
      this.schedule = schedule;
    }

    Schedule schedule() {
      return schedule;
    }
  }
}
