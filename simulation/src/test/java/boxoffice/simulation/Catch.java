package boxoffice.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where a mutation was caught.
 *
 * @param where the world or the seed
 * @param after how many steps were played or states explored there
 */
record Catch(String where, String after, Violation violation) {

  /** Several times as many as any world needs that a mutation names. */
  private static final long MOST_STATES = 50_000;

  private static final long SEEDS = 200;

  /** Looks in the worlds that the mutation names, else in random schedules. */
  static Optional<Catch> of(Mutation mutation) {
    var product = mutation.product().get();
    return mutation.world().isEmpty()
        ? atRandom(product)
        : in(
            Stream.concat(SmallWorlds.quick().stream(), SmallWorlds.large().stream())
                .filter(world -> world.name().startsWith(mutation.world()))
                .toList(),
            product);
  }

  /** Looks in every quick world, then in random schedules. */
  static Optional<Catch> anywhere(Mutation mutation) {
    var product = mutation.product().get();
    return in(SmallWorlds.quick(), product).or(() -> atRandom(product));
  }

  private static Optional<Catch> in(List<World> worlds, Site.Factory product) {
    return worlds.stream().flatMap(world -> in(world, product).stream()).findFirst();
  }

  /** Plays one schedule first: exploring cannot find a schedule that never ends. */
  private static Optional<Catch> in(World world, Site.Factory product) {
    var where = world.name().replace(" ()", "");
    var one = Schedule.again(world, List.of(), product);
    if (one.violation() != null) {
      return Optional.of(new Catch(where, steps(one), one.violation()));
    }
    var exploration = Exploration.of(world, product, MOST_STATES);
    return exploration
        .broken()
        .flatMap(Schedule::broken)
        .map(broken -> new Catch(where, "%,d states".formatted(exploration.states()), broken));
  }

  private static String steps(Schedule schedule) {
    return "%,d steps".formatted(schedule.steps().size());
  }

  private static Optional<Catch> atRandom(Site.Factory product) {
    return LongStream.range(0, SEEDS).boxed().flatMap(seed -> by(seed, product)).findFirst();
  }

  private static Stream<Catch> by(long seed, Site.Factory product) {
    var schedule = Schedule.random(seed, product);
    return schedule.broken().stream()
        .map(broken -> new Catch("seed " + seed, steps(schedule), broken));
  }
}
