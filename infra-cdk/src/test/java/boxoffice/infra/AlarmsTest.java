package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";

  private static final List<JsonNode> ALARMS =
      Stream.of(Synthesis.template(Stage.PROD), Synthesis.watch(Stage.PROD))
          .flatMap(template -> Synthesis.properties(template, ALARM).stream())
          .toList();

  /** The name of an alarm for one function or queue ends with its logical id. */
  private static final Pattern OF_ONE = Pattern.compile("-[A-Z]\\w+$");

  @Test
  void each_kind_of_trouble_has_an_alarm() {
    assertThat(kinds())
        .containsExactlyInAnyOrder(
            "server-errors",
            "client-errors",
            "throttled-requests",
            "throttled-functions",
            "throttled-table",
            "latency",
            "function-errors",
            "stream-age",
            "queue-age",
            "dead-letters",
            "conflicts",
            "try-again",
            "differences",
            "events-unchecked",
            "sold-out-surprises",
            "bounces");
  }

  @Test
  void each_function_has_an_alarm_for_errors() {
    assertThat(names().filter(name -> name.startsWith("function-errors-"))).hasSize(41);
  }

  /** What a rollout refers to cannot be in a stack that refers to the functions. */
  @Test
  void alarms_of_rollouts_are_beside_the_functions() {
    assertThat(Synthesis.properties(Synthesis.template(Stage.PROD), ALARM))
        .extracting(alarm -> alarm.path("AlarmName").asText())
        .allMatch(name -> name.matches("box-office-prod-(server-errors|function-errors-.*)"));
  }

  /** An alarm that moves has another name, for the old one is deleted by its name. */
  @Test
  void names_of_the_two_stacks_differ() {
    assertThat(Synthesis.properties(Synthesis.watch(Stage.PROD), ALARM))
        .extracting(alarm -> alarm.path("AlarmName").asText())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("box-office-prod/"));
  }

  @Test
  void alarms_report_start_and_end() {
    assertThat(ALARMS)
        .allMatch(alarm -> alarm.path("AlarmActions").size() == 1)
        .allMatch(alarm -> alarm.path("OKActions").equals(alarm.path("AlarmActions")));
  }

  @Test
  void only_a_missing_reconcile_is_an_alarm() {
    assertThat(ALARMS)
        .filteredOn(alarm -> !alarm.path("TreatMissingData").asText().equals("notBreaching"))
        .containsExactly(unchecked());
    assertThat(unchecked().path("TreatMissingData").asText()).isEqualTo("breaching");
  }

  @Test
  void an_event_unchecked_for_an_hour_is_an_alarm() {
    assertThat(unchecked().path("Statistic").asText()).isEqualTo("Maximum");
    assertThat(unchecked().path("Period").asInt()).isEqualTo(3_600);
    assertThat(unchecked().path("EvaluationPeriods").asInt()).isEqualTo(1);
    assertThat(unchecked().path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
    assertThat(unchecked().path("Threshold").asInt()).isEqualTo(3_600);
  }

  @Test
  void each_alarm_has_a_section_in_operations() throws IOException {
    assertThat(Files.readAllLines(Path.of("../docs/operations.md")))
        .containsAll(kinds().stream().map("### "::concat).toList());
  }

  private static JsonNode unchecked() {
    return ALARMS.stream()
        .filter(alarm -> alarm.path("MetricName").asText().equals("UncheckedSeconds"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds() {
    return names().map(name -> OF_ONE.matcher(name).replaceAll("")).distinct().toList();
  }

  private static Stream<String> names() {
    return ALARMS.stream()
        .map(alarm -> alarm.path("AlarmName").asText().replaceFirst("^box-office-prod[-/]", ""));
  }
}
