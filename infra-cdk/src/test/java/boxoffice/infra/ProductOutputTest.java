package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions write each metric and field that alarms, dashboard and queries use. */
class ProductOutputTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<JsonNode> written;

  @BeforeAll
  static void run_the_product_with_the_variables_of_the_template()
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Emission.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().put("AWS_EMF_ENVIRONMENT", "Lambda");
    JSON.<JsonNode>valueToTree(Synthesis.template(Stage.PROD).toJSON())
        .at("/Globals/Function/Environment/Variables")
        .properties()
        .forEach(
            variable -> process.environment().put(variable.getKey(), text(variable.getValue())));
    var running = process.start();
    try (var lines = running.inputReader()) {
      written =
          lines.lines().filter(line -> line.startsWith("{")).map(ProductOutputTest::json).toList();
    }
    assertThat(running.waitFor()).isZero();
  }

  @Test
  void each_watched_metric_is_written() {
    assertThat(metricsIn(written.stream().filter(line -> line.has("_aws"))))
        .containsAll(watched())
        .isNotEmpty();
  }

  @Test
  void each_field_of_a_saved_query_is_written() {
    var log = written.stream().filter(line -> line.has("message")).findFirst().orElseThrow();
    var fields = new TreeSet<>(List.of("@timestamp"));
    log.fieldNames().forEachRemaining(fields::add);
    accessLogFields().forEach(fields::add);
    var queries = Synthesis.properties(Synthesis.watch(Stage.PROD), "AWS::Logs::QueryDefinition");
    assertThat(queries).hasSize(4);
    // The one of refused sign-ins is compared with the log beside the class that writes it.
    assertThat(
            queries.stream()
                .filter(query -> query.path("QueryString").asText().startsWith("fields "))
                .flatMap(ProductOutputTest::fields))
        .isSubsetOf(fields);
  }

  private static Set<String> metricsIn(Stream<JsonNode> lines) {
    return lines
        .flatMap(
            line ->
                line.at("/_aws/CloudWatchMetrics")
                    .valueStream()
                    .flatMap(
                        group ->
                            group
                                .path("Metrics")
                                .valueStream()
                                .map(
                                    metric ->
                                        "%s %s Service=%s"
                                            .formatted(
                                                group.path("Namespace").asText(),
                                                metric.path("Name").asText(),
                                                line.path("Service").asText()))))
        .collect(Collectors.toSet());
  }

  /** The metrics of the functions in alarms and in the dashboard. */
  private static Set<String> watched() {
    var inAlarms =
        Synthesis.properties(Synthesis.watch(Stage.PROD), "AWS::CloudWatch::Alarm").stream()
            .flatMap(
                alarm ->
                    Stream.concat(
                        Stream.of(alarm),
                        alarm.path("Metrics").valueStream().map(m -> m.at("/MetricStat/Metric"))))
            .filter(metric -> metric.path("Namespace").asText().equals(Metrics.NAMESPACE))
            .map(
                metric ->
                    "%s %s Service=%s"
                        .formatted(
                            metric.path("Namespace").asText(),
                            metric.path("MetricName").asText(),
                            metric.at("/Dimensions/0/Value").asText()));
    var dashboard =
        Synthesis.properties(Synthesis.watch(Stage.PROD), "AWS::CloudWatch::Dashboard")
            .getFirst()
            .toString();
    var inDashboard =
        Pattern.compile(
                "\\\\*\"BoxOffice\\\\*\",\\\\*\"(\\w+)\\\\*\",\\\\*\"Service\\\\*\",\\\\*\"([\\w-]+)")
            .matcher(dashboard)
            .results()
            .map(match -> "BoxOffice %s Service=%s".formatted(match.group(1), match.group(2)));
    var watched = Stream.concat(inAlarms, inDashboard).collect(Collectors.toSet());
    assertThat(watched).hasSizeGreaterThan(10);
    return watched;
  }

  private static Stream<String> accessLogFields() {
    var format =
        Synthesis.properties(Synthesis.template(Stage.PROD), "AWS::Serverless::Api")
            .getFirst()
            .at("/AccessLogSetting/Format")
            .asText();
    return json(format).properties().stream().map(field -> field.getKey());
  }

  private static Stream<String> fields(JsonNode query) {
    var text = query.path("QueryString").asText();
    var shown = text.lines().findFirst().orElseThrow().replaceFirst("^fields ", "").split(", ");
    var filtered = Pattern.compile("(\\w+) = \"").matcher(text).results().map(m -> m.group(1));
    return Stream.concat(Arrays.stream(shown), filtered);
  }

  private static String text(JsonNode value) {
    return value.path("Ref").asText().equals("AWS::StackName") ? "box-office-prod" : value.asText();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
