package boxoffice.infra;

import static boxoffice.metrics.Measure.BOOKINGS;
import static boxoffice.metrics.Measure.CANCELLATIONS;
import static boxoffice.metrics.Measure.CONFLICTS;
import static boxoffice.metrics.Measure.DIFFERENCES;
import static boxoffice.metrics.Measure.DIFFERENCES_REPAIRED;
import static boxoffice.metrics.Measure.PROMOTIONS;
import static boxoffice.metrics.Measure.REFUSED_NOT_ENOUGH_SEATS;
import static boxoffice.metrics.Measure.REFUSED_SOLD_OUT;
import static boxoffice.metrics.Measure.TRY_AGAIN;
import static boxoffice.metrics.Measure.UNCHECKED_SECONDS;
import static boxoffice.metrics.Measure.WAITLIST_JOINS;

import boxoffice.infra.AlarmMaker.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpressionOptions;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * The alarms that turn nothing back. Missing data raises no alarm, since nobody booked; but that of
 * Reconcile does, which runs all the time.
 */
public final class WatchAlarms extends Construct {

  /** Two runs at the rate in template.yaml, and one period to spare. */
  private static final Duration TWO_RECONCILINGS = Duration.minutes(15);

  private final Watch.Props props;
  private final AlarmMaker alarms;

  public WatchAlarms(Construct scope, String id, Watch.Props props) {
    super(scope, id);
    this.props = props;
    this.alarms =
        new AlarmMaker(this, Stack.of(props.backend()).getStackName() + "/", props.topic());
    ofTheApi();
    ofFunctions();
    ofTheTable();
    ofTheBusiness();
    alarms.alarm(
        "bounces",
        "More than 4% of the account's mails came back.",
        Metrics.math(
            "% of mails that came back", "100 * rate", Map.of("rate", metrics().bounces())),
        new Limit(4, 1));
  }

  private static Map.Entry<String, CfnQueue> named(CfnQueue queue) {
    return Map.entry(queue.getNode().getId(), queue);
  }

  private void ofTheApi() {
    var refusals = metrics().businessById(REFUSED_SOLD_OUT, REFUSED_NOT_ENOUGH_SEATS);
    var used = new HashMap<String, IMetric>(refusals);
    used.put("errors", metrics().api("4XXError", "Sum"));
    used.put("requests", metrics().api("Count", "Sum"));
    alarms.alarm(
        "client-errors",
        "More than 30% of requests failed with 4xx, not counting refusals for lack of seats.",
        Metrics.math(
            "% failed with 4xx",
            "IF(requests >= 100, 100 * (errors - FILL(refusedSoldOut, 0)"
                + " - FILL(refusedNotEnoughSeats, 0)) / requests, 0)",
            used),
        new Limit(30, 2));
    alarms.alarm(
        "throttled-requests",
        "API Gateway refused requests because of a throttle or a quota.",
        metrics().throttled(),
        new Limit(100, 3));
    alarms.alarm(
        "latency",
        "1% of requests took longer than 3 seconds.",
        metrics().api("Latency", "p99"),
        new Limit(3_000, 3));
  }

  private void ofFunctions() {
    alarms.alarm(
        "throttled-functions",
        "The account used all its concurrency, so functions did not run.",
        metrics().allFunctions("Throttles", "Sum"),
        new Limit(0, 1));
    for (var reader : props.backend().streamReaders()) {
      var name = reader.getNode().getId();
      alarms.alarm(
          "stream-age-" + name,
          name + " was more than a minute behind the stream of the table.",
          metrics().function(reader, "IteratorAge", "Maximum"),
          new Limit(60_000, 1));
    }
    for (var queue : props.backend().workQueues()) {
      var name = queue.getNode().getId();
      alarms.alarm(
          "queue-age-" + name,
          "A message waited in %s for more than 5 minutes.".formatted(name),
          metrics().age(queue),
          new Limit(300, 1));
    }
    Stream.concat(
            props.backend().deadLetters().stream().map(WatchAlarms::named),
            props.webhook().stream().map(webhook -> Map.entry("Webhook", webhook.deadLetters())))
        .forEach(
            queue ->
                alarms.alarm(
                    "dead-letters-" + queue.getKey(),
                    "A change of the table, or what follows from one, was given up.",
                    metrics().messages(queue.getValue()),
                    new Limit(0, 1)));
  }

  private void ofTheTable() {
    var used = new HashMap<String, Metric>();
    for (var event : List.of("ReadThrottleEvents", "WriteThrottleEvents")) {
      used.put("table" + event, metrics().table(event));
      used.put("gsi1" + event, metrics().index("GSI1", event));
      used.put("gsi2" + event, metrics().index("GSI2", event));
    }
    alarms.alarm(
        "throttled-table",
        "DynamoDB throttled requests to the table or an index.",
        Metrics.math("throttled", "SUM(METRICS())", used),
        new Limit(10, 1));
  }

  private void ofTheBusiness() {
    alarms.alarm(
        "conflicts",
        "More transactions conflicted than succeeded.",
        Metrics.math(
            "% of writes that conflicted",
            "100 * conflicts / (conflicts + FILL(bookings, 0) + FILL(waitlistJoins, 0)"
                + " + FILL(cancellations, 0) + FILL(promotions, 0))",
            metrics().businessById(CONFLICTS, BOOKINGS, WAITLIST_JOINS, CANCELLATIONS, PROMOTIONS)),
        new Limit(50, 3));
    alarms.alarm(
        "try-again",
        "Requests or settlements ended with \"try again\".",
        metrics().business(TRY_AGAIN),
        new Limit(10, 1));
    alarms.alarm(
        "differences",
        "Reconciling found a difference that it must not repair.",
        metrics().business(DIFFERENCES),
        new Limit(0, 1));
    alarms.alarm(
        "events-unchecked",
        "An event was not checked for an hour, or no run of reconciling came to its end in an"
            + " hour.",
        metrics().mostOfAnHour(UNCHECKED_SECONDS),
        new Limit(3_600, 1, TreatMissingData.BREACHING));
    alarms.alarm(
        "sold-out-surprises",
        "Guests were refused although seats were free, because nobody could book these seats.",
        Metrics.math(
                "refused for lack of seats while seats were stuck",
                "IF(FILL(%s, 0) + FILL(differences, 0) > 0, FILL(refusedSoldOut, 0)"
                        .formatted(Metrics.id(DIFFERENCES_REPAIRED))
                    + " + FILL(refusedNotEnoughSeats, 0), 0)",
                metrics()
                    .businessById(
                        DIFFERENCES_REPAIRED,
                        DIFFERENCES,
                        REFUSED_SOLD_OUT,
                        REFUSED_NOT_ENOUGH_SEATS))
            .with(MathExpressionOptions.builder().period(TWO_RECONCILINGS).build()),
        new Limit(0, 1));
  }

  private Metrics metrics() {
    return props.metrics();
  }
}
