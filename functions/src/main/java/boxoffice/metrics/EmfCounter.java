package boxoffice.metrics;

import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Writes the counts of the business as metrics in the <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>, each in a context of its own, so that requests that run side by side do not
 * mix.
 */
public final class EmfCounter implements Counter {

  @Override
  public void count(Measure measure, long amount) {
    MetricsFactory.getMetricsInstance()
        .flushMetrics(
            metrics -> metrics.addMetric(measure.metricName(), (double) amount, MetricUnit.COUNT));
  }
}
