package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.lambda.TestFunctions.Scheduled;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleDriverTest {

  @Test
  void a_function_gets_the_time_of_its_run() throws Exception {
    driver("ENABLED").orElseThrow().invoke(Instant.parse("2026-11-27T10:00:00Z"));

    assertThat(Scheduled.EVENTS.remove())
        .containsEntry("source", "aws.events")
        .containsEntry("time", "2026-11-27T10:00:00Z");
    assertThat(Scheduled.EVENTS).isEmpty();
  }

  @Test
  void a_schedule_that_is_off_has_no_driver() throws Exception {
    assertThat(driver("DISABLED")).isEmpty();
  }

  private static Optional<ScheduleDriver> driver(String state) throws Exception {
    return ScheduleDriver.of(
        "Scheduled",
        TestFunctions.load(Scheduled.class, 30),
        new JsonMapper().createObjectNode().put("Schedule", "rate(1 hour)").put("State", state));
  }
}
