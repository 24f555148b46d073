package boxoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random schedules. {@code -Dschedules=100000} plays more, {@code -Dseed=17} prints one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulationTest {

  @Test
  @DisabledIfSystemProperty(named = "seed", matches = ".*")
  void no_schedule_breaks_a_promise() {
    var schedules = Long.getLong("schedules", 2_000);
    var steps = new LongAdder();
    var withNotices = new LongAdder();
    var begin = System.nanoTime();
    var broken =
        LongStream.range(0, schedules)
            .parallel()
            .filter(
                seed -> {
                  var schedule = Schedule.random(seed, ProductSite::new);
                  steps.add(schedule.steps().size());
                  withNotices.add(schedule.world().around().notices() ? 1 : 0);
                  return schedule.violation() != null;
                })
            .findFirst();
    if (broken.isPresent()) {
      fail(shortest(broken.getAsLong()));
    }
    System.out.printf(
        "simulation: %,d schedules, %,d with notices, %,d requests and events, %,.0f schedules a"
            + " second%n",
        schedules, withNotices.sum(), steps.sum(), schedules / ((System.nanoTime() - begin) / 1e9));
  }

  @Test
  @EnabledIfSystemProperty(named = "seed", matches = ".*")
  void one_schedule_breaks_no_promise() {
    var schedule = Schedule.random(Long.getLong("seed"), ProductSite::new);
    System.out.println(Narration.of(schedule, ProductSite::new));
    assertThat(schedule.violation()).isNull();
  }

  private static String shortest(long seed) {
    var broken = Schedule.random(seed, ProductSite::new);
    var shortest = new Shrinking(ProductSite::new).shrink(broken);
    return "%s%nThe whole of it: mvn test -pl simulation -am -Dtest=SimulationTest -Dseed=%d"
            .formatted(Narration.of(shortest, ProductSite::new), seed)
        + " -Dsurefire.failIfNoSpecifiedTests=false";
  }
}
