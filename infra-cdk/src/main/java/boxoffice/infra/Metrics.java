package boxoffice.infra;

import boxoffice.metrics.Measure;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/** The metrics of this stack for alarms and the dashboard, most over periods of five minutes. */
public final class Metrics extends Construct {

  /** The same as in template.yaml; a test compares them. */
  static final String NAMESPACE = "BoxOffice";

  private static final String SUM = "Sum";
  private static final String MAXIMUM = "Maximum";
  private static final Duration PERIOD = Duration.minutes(5);

  private final String stackName;
  private final Backend backend;
  private final MetricFilter throttled;

  public Metrics(Construct scope, String id, Backend backend) {
    super(scope, id);
    this.stackName = Stack.of(this).getStackName();
    this.backend = backend;
    // API Gateway counts its throttles among all other 4xx answers; only its log tells them apart.
    this.throttled =
        MetricFilter.Builder.create(this, "Throttled")
            .logGroup(backend.accessLogs())
            .filterPattern(
                FilterPattern.any(
                    FilterPattern.stringValue("$.error", "=", "THROTTLED"),
                    FilterPattern.stringValue("$.error", "=", "QUOTA_EXCEEDED")))
            .metricNamespace(NAMESPACE + "/" + stackName)
            .metricName("Throttled")
            .defaultValue(0)
            .build();
  }

  Metric business(Measure measure) {
    return metric(NAMESPACE, measure.metricName(), SUM, Map.of("Service", stackName));
  }

  /** The most that was counted at once in an hour. */
  IMetric mostOfAnHour(Measure measure) {
    return most(measure, Duration.hours(1));
  }

  /** The most that was counted at once, for what does not add up. */
  IMetric most(Measure measure) {
    return most(measure, PERIOD);
  }

  private IMetric most(Measure measure, Duration period) {
    return business(measure)
        .with(MetricOptions.builder().statistic(MAXIMUM).period(period).build());
  }

  /** Counts of the business by their ids in a {@link #math} expression, such as bookings. */
  Map<String, IMetric> businessById(Measure... measures) {
    return Stream.of(measures).collect(Collectors.toMap(Metrics::id, this::business));
  }

  /** The id of a count in an expression, which must begin with a lowercase letter. */
  static String id(Measure measure) {
    var name = measure.metricName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  Metric api(String name, String statistic) {
    return metric(
        "AWS/ApiGateway",
        name,
        statistic,
        Map.of("ApiName", stackName, "Stage", backend.api().getStageName()));
  }

  /** Requests that API Gateway refused because of a throttle or a quota. */
  Metric throttled() {
    return throttled.metric(MetricOptions.builder().statistic(SUM).period(PERIOD).build());
  }

  Metric function(CfnFunction function, String name, String statistic) {
    return metric("AWS/Lambda", name, statistic, Map.of("FunctionName", function.getRef()));
  }

  /** For all functions of the account, which share its concurrency. */
  Metric allFunctions(String name, String statistic) {
    return metric("AWS/Lambda", name, statistic, Map.of());
  }

  /** For the table without its indexes. */
  Metric table(String name) {
    return metric("AWS/DynamoDB", name, SUM, Map.of("TableName", backend.table().getRef()));
  }

  Metric index(String index, String name) {
    return metric(
        "AWS/DynamoDB",
        name,
        SUM,
        Map.of("TableName", backend.table().getRef(), "GlobalSecondaryIndexName", index));
  }

  Metric messages(CfnQueue queue) {
    return metric(
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        MAXIMUM,
        Map.of("QueueName", queue.getAttrQueueName()));
  }

  /** The share of mails of the account that came back, of 1. */
  Metric bounces() {
    return metric("AWS/SES", "Reputation.BounceRate", MAXIMUM, Map.of());
  }

  /** How long the oldest message has been in a queue, in seconds. */
  Metric age(CfnQueue queue) {
    return metric(
        "AWS/SQS",
        "ApproximateAgeOfOldestMessage",
        MAXIMUM,
        Map.of("QueueName", queue.getAttrQueueName()));
  }

  /**
   * An expression of metrics by their ids; see the <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">syntax</a>.
   */
  static MathExpression math(
      String label, String expression, Map<String, ? extends IMetric> metrics) {
    return MathExpression.Builder.create()
        .label(label)
        .expression(expression)
        .usingMetrics(metrics)
        .period(PERIOD)
        .build();
  }

  private static Metric metric(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(dimensions)
        .period(PERIOD)
        .build();
  }
}
