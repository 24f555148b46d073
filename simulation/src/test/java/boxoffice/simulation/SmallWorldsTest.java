package boxoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Small worlds, each explored to its end. {@code -Dworlds=all} adds the large ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmallWorldsTest {

  private static final long MOST_STATES = 5_000_000;

  @Test
  void no_small_world_breaks_a_promise() {
    exhaust(SmallWorlds.quick());
  }

  @Test
  @EnabledIfSystemProperty(named = "worlds", matches = "all")
  void no_large_world_breaks_a_promise() {
    exhaust(SmallWorlds.large());
  }

  private static void exhaust(List<World> worlds) {
    var begin = System.nanoTime();
    var states = 0L;
    for (var world : worlds) {
      var exploration = Exploration.of(world, ProductSite::new, MOST_STATES);
      exploration.broken().ifPresent(schedule -> fail(Narration.of(schedule, ProductSite::new)));
      assertThat(exploration.exhausted()).as(world.name()).isTrue();
      System.out.printf("%,9d states: %s%n", exploration.states(), world.name());
      states += exploration.states();
    }
    System.out.printf(
        "small worlds: %d exhausted, %,d states, %.0f s%n",
        worlds.size(), states, (System.nanoTime() - begin) / 1e9);
  }
}
