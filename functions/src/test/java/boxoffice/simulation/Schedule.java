package boxoffice.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happened from the beginning of a world to its rest.
 *
 * @param world where it began
 * @param steps what happened, in order
 * @param violation the promise that was broken by the last step; null if all were kept
 */
record Schedule(World world, List<Step> steps, @Nullable Violation violation) {

  /** Far beyond any schedule that ends. */
  private static final int MOST_STEPS = 5_000;

  /** One step of four goes wrong as long as something may. */
  private static final double FAULT = 0.25;

  /** A schedule at random, the same for the same seed. */
  static Schedule random(long seed, Site.Factory sites, Engine engine) {
    var world = RandomWorld.of(seed);
    var random = new Random(seed);
    return new Run(world, sites, engine).with(steps -> weighted(steps, random));
  }

  /**
   * The same again, as far as its steps are possible, then to rest on the shortest way: what is
   * left of a schedule when steps or callers are taken out of it.
   */
  static Schedule again(World world, List<Step> wanted, Site.Factory sites, Engine engine) {
    var rest = new ArrayList<>(wanted);
    return new Run(world, sites, engine)
        .with(
            steps -> {
              while (!rest.isEmpty()) {
                var step = rest.removeFirst();
                if (steps.contains(step)) {
                  return step;
                }
              }
              return steps.stream().filter(step -> !step.kind().isFault()).findFirst().orElse(null);
            });
  }

  Optional<Violation> broken() {
    return Optional.ofNullable(violation);
  }

  private static @Nullable Step weighted(List<Step> steps, Random random) {
    var faults = steps.stream().filter(step -> step.kind().isFault()).toList();
    var others = steps.stream().filter(step -> !step.kind().isFault()).toList();
    if (others.isEmpty()) {
      return null;
    }
    var among = !faults.isEmpty() && random.nextDouble() < FAULT ? faults : others;
    return among.get(random.nextInt(among.size()));
  }

  /** Who decides which of the possible steps is taken; null for none of them, to rest. */
  @FunctionalInterface
  interface Scheduler {
    @Nullable Step next(List<Step> possible);
  }

  private static final class Run {

    private final World world;
    private final Simulation simulation;
    private final List<Step> taken = new ArrayList<>();

    Run(World world, Site.Factory sites, Engine engine) {
      this.world = world;
      this.simulation = new Simulation(world, sites, engine);
    }

    Schedule with(Scheduler scheduler) {
      try {
        var state = simulation.begin();
        state = play(state, scheduler);
        state = play(simulation.repeated(state), scheduler);
        simulation.rest(state);
        return new Schedule(world, List.copyOf(taken), null);
      } catch (Violation e) {
        return new Schedule(world, List.copyOf(taken), e);
      }
    }

    private State play(State from, Scheduler scheduler) {
      var state = from;
      while (taken.size() < MOST_STEPS) {
        var step = scheduler.next(simulation.steps(state));
        if (step == null) {
          return state;
        }
        taken.add(step);
        state = simulation.take(state, step);
      }
      throw new IllegalStateException("no end in sight: " + world.name());
    }
  }
}
