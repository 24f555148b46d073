package boxoffice.infra;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Makes alarms, each with a section in docs/operations.md that says what to do.
 *
 * @param scope where they are
 * @param prefix of their names
 * @param topic gets a message when an alarm is raised and when it ends
 */
record AlarmMaker(Construct scope, String prefix, ITopic topic) {

  /**
   * When an alarm is raised.
   *
   * @param threshold a metric above it raises the alarm
   * @param periods for how many periods of the metric it must be above
   * @param missing what a period without data says
   */
  record Limit(int threshold, int periods, TreatMissingData missing) {

    Limit(int threshold, int periods) {
      this(threshold, periods, TreatMissingData.NOT_BREACHING);
    }
  }

  Alarm alarm(String name, String meaning, IMetric metric, Limit limit) {
    var alarm =
        Alarm.Builder.create(scope, name)
            .alarmName(prefix + name)
            .alarmDescription(meaning + " What to do: docs/operations.md")
            .metric(metric)
            .threshold(limit.threshold())
            .evaluationPeriods(limit.periods())
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .treatMissingData(limit.missing())
            .build();
    var publish = new SnsAction(topic);
    alarm.addAlarmAction(publish);
    alarm.addOkAction(publish);
    return alarm;
  }
}
