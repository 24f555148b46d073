package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boxoffice.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "rate(1 minute), 2026-11-27T10:01:00Z",
    "rate(5 minutes), 2026-11-27T10:05:00Z",
    "rate(1 hour), 2026-11-27T11:00:00Z",
    "rate(2 days), 2026-11-29T10:00:00Z",
    "cron(30 3 * * ? *), 2026-11-28T03:30:00Z",
    "cron(1 10 * * ? *), 2026-11-27T10:01:00Z",
    "cron(0 10 * * ? *), 2026-11-28T10:00:00Z",
  })
  void the_next_run_is_as_aws_says(String expression, Instant next) {
    assertThat(Schedule.of(expression).after(Instant.parse("2026-11-27T10:00:00Z")))
        .isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rate(0 minutes)", "rate(1 week)", "cron(0 12 ? * MON *)", "at(noon)", ""})
  void an_unknown_schedule_is_refused(String expression) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.of(expression))
        .withMessage("The local runner does not know the schedule %s.", expression);
  }

  @Test
  void the_schedules_of_the_template_are_known() throws IOException {
    var template = Template.read(Path.of("../template.yaml"), Map.of());
    var schedules =
        template.resources("AWS::Serverless::Function").stream()
            .flatMap(function -> template.events(function, "Schedule").stream())
            .map(event -> Schedule.of(event.path("Schedule").asText()))
            .toList();

    assertThat(schedules).hasSizeGreaterThanOrEqualTo(4);
  }
}
