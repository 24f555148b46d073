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
 * Tells when the account has spent four fifths of a month's budget, and when it is going to spend
 * more than all of it. It is of the whole account: a filter by tag counts nothing, and says
 * nothing, until somebody activates the tag for billing.
 */
public final class CostBudget extends Construct {

  /**
   * @param dollars what a month may cost, in US dollars
   * @param topic who is told
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
