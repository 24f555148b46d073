package boxoffice.infra;

import boxoffice.metrics.Measure;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.constructs.Construct;

/** One dashboard for the business and the infrastructure. */
public final class OperationsDashboard extends Construct {

  public record Props(Backend backend, Metrics metrics) {}

  public OperationsDashboard(Construct scope, String id, Props props) {
    super(scope, id);
    var backend = props.backend();
    var metrics = props.metrics();
    var dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .dashboardName(Stack.of(backend).getStackName() + "-operations")
            .build();
    dashboard.addWidgets(
        business(
            metrics, "Bookings", Measure.BOOKINGS, Measure.CANCELLATIONS, Measure.SWEPT_BOOKINGS),
        business(metrics, "Waitlist", Measure.WAITLIST_JOINS, Measure.PROMOTIONS, Measure.REFILLS),
        business(
            metrics,
            "Refusals",
            Measure.REFUSED_SOLD_OUT,
            Measure.REFUSED_NOT_ENOUGH_SEATS,
            Measure.REFUSED_SALES_CLOSED,
            Measure.REFUSED_TOO_MANY_TICKETS,
            Measure.TOO_OFTEN));
    dashboard.addWidgets(
        business(
            metrics,
            "Contention",
            Measure.CONFLICTS,
            Measure.THROTTLES,
            Measure.UNKNOWN_OUTCOMES,
            Measure.TRY_AGAIN),
        reconciling(metrics),
        graph(
            "API latency (ms)",
            List.of(metrics.api("Latency", "p50"), metrics.api("Latency", "p99"))));
    dashboard.addWidgets(
        graph(
            "Requests",
            List.of(
                metrics.api("Count", "Sum"),
                metrics.api("4XXError", "Sum"),
                metrics.api("5XXError", "Sum"),
                metrics.throttled())),
        graph("Function errors", each(backend, metrics, "Errors", "Sum")),
        graph(
            "Concurrent functions",
            List.of(
                metrics.allFunctions("ConcurrentExecutions", "Maximum"),
                metrics.allFunctions("Throttles", "Sum"))));
    dashboard.addWidgets(
        graph(
            "Table capacity and throttles",
            List.of(
                metrics.table("ConsumedWriteCapacityUnits"),
                metrics.table("ConsumedReadCapacityUnits"),
                metrics.table("WriteThrottleEvents"),
                metrics.table("ReadThrottleEvents"))),
        graph(
            "Stream age (ms)",
            backend.streamReaders().stream()
                .<IMetric>map(reader -> metrics.function(reader, "IteratorAge", "Maximum"))
                .toList()),
        graph(
            "Dead letters",
            backend.deadLetters().stream().<IMetric>map(metrics::messages).toList()));
    dashboard.addWidgets(
        business(metrics, "Domain events", Measure.DOMAIN_EVENTS, Measure.UNSENT_EVENTS),
        business(metrics, "Notices", Measure.NOTICES_SENT, Measure.NOTICES_REFUSED),
        graph("Queue age (s)", backend.workQueues().stream().<IMetric>map(metrics::age).toList()));
    dashboard.addWidgets(business(metrics, "Door", Measure.CHECK_INS, Measure.CHECK_INS_UNDONE));
  }

  private static List<IMetric> each(
      Backend backend, Metrics metrics, String name, String statistic) {
    return backend.functions().stream()
        .<IMetric>map((CfnFunction function) -> metrics.function(function, name, statistic))
        .toList();
  }

  private static GraphWidget business(Metrics metrics, String title, Measure... measures) {
    return graph(title, Stream.of(measures).<IMetric>map(metrics::business).toList());
  }

  private static GraphWidget reconciling(Metrics metrics) {
    var reconciling =
        business(
            metrics,
            "Reconciling (seconds on the right)",
            Measure.DIFFERENCES,
            Measure.DIFFERENCES_REPAIRED,
            Measure.EVENTS_UNCHECKED);
    reconciling.addRightMetric(metrics.most(Measure.UNCHECKED_SECONDS));
    return reconciling;
  }

  private static GraphWidget graph(String title, List<IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).left(metrics).width(8).height(6).build();
  }
}
