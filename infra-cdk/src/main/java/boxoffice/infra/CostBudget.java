package boxoffice.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Sends a message when the account has spent 80% of the budget of a month, and when the forecast is
 * above 100%. The budget covers the whole account: a filter by tag counts nothing until somebody
 * activates the tag for billing.
 */
public final class CostBudget extends Construct {

  /**
   * @param dollars what a month may cost, in US dollars
   * @param topic gets the messages
   */
  public record Props(int dollars, ITopic topic) {}

  public CostBudget(Construct scope, String id, Props props) {
    super(scope, id);
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            BudgetDataProperty.builder()
                .budgetName(Stack.of(this).getStackName())
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(SpendProperty.builder().amount(props.dollars()).unit("USD").build())
                .build())
        .notificationsWithSubscribers(
            Stream.of(above(80, "ACTUAL"), above(100, "FORECASTED"))
                .map(
                    notification ->
                        NotificationWithSubscribersProperty.builder()
                            .notification(notification)
                            .subscribers(
                                List.of(
                                    SubscriberProperty.builder()
                                        .subscriptionType("SNS")
                                        .address(props.topic().getTopicArn())
                                        .build()))
                            .build())
                .toList())
        .build();
  }

  private static NotificationProperty above(int percent, String type) {
    return NotificationProperty.builder()
        .notificationType(type)
        .comparisonOperator("GREATER_THAN")
        .threshold(percent)
        .thresholdType("PERCENTAGE")
        .build();
  }
}
