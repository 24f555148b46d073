package boxoffice.simulation;

import boxoffice.simulation.table.SimulatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What happened from the beginning of a world to its rest.
 *
 * @param world where it began
 * @param steps what happened, in order
 * @param violation the promise that the last step broke; null if all were kept
 */
record Schedule(World world, List<Step> steps, @Nullable Violation violation) {

  /** Many more than any schedule takes that ends. */
  private static final int MOST_STEPS = 5_000;

  /** The share of faults among the steps, as long as faults may happen. */
  private static final double FAULT = 0.25;

  /** A random schedule; the same seed gives the same schedule. */
  static Schedule random(long seed, Site.Factory sites) {
    return random(RandomWorld.of(seed), seed, sites, new SimulatedTable()::execute);
  }

  /** The same schedule, with every request carried out on another DynamoDB too. */
  static Schedule onTwin(DynamoDbClient client, long seed, Site.Factory sites) {
    var world = RandomWorld.of(seed);
    try (var twin = new TwinEngine(client)) {
      twin.fill(world.image());
      return random(world, seed, sites, twin);
    }
  }

  private static Schedule random(World world, long seed, Site.Factory sites, Engine engine) {
    var random = new Random(seed);
    return new Run(world, sites, engine).with(steps -> weighted(steps, random));
  }

  /**
   * Plays the steps again, leaves out those that are not possible any more, and then goes on to
   * rest without faults. For schedules from which steps or callers were taken out.
   */
  static Schedule again(World world, List<Step> wanted, Site.Factory sites) {
    var rest = new ArrayList<>(wanted);
    return new Run(world, sites, new SimulatedTable()::execute)
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
    if (!faults.isEmpty() && random.nextDouble() < FAULT) {
      // A kind of fault with many forms is no more frequent than another.
      var kinds = faults.stream().map(Step::kind).distinct().toList();
      var kind = kinds.get(random.nextInt(kinds.size()));
      var forms = faults.stream().filter(step -> step.kind() == kind).toList();
      return forms.get(random.nextInt(forms.size()));
    }
    return others.get(random.nextInt(others.size()));
  }

  /** Decides which of the possible steps is next; null to rest. */
  @FunctionalInterface
  interface Scheduler {
    @Nullable Step next(List<Step> possible);
  }

  private static final class Run {

    private final World world;
    private final Simulation simulation;
    private final Engine engine;
    private final List<Step> taken = new ArrayList<>();

    Run(World world, Site.Factory sites, Engine engine) {
      this.world = world;
      this.engine = engine;
      this.simulation = new Simulation(world, sites, engine);
    }

    Schedule with(Scheduler scheduler) {
      try {
        var state = play(simulation.begin(), scheduler);
        simulation.rest(state);
        engine.compare(state.image());
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
      throw new Violation("rest: no end in sight");
    }
  }
}
