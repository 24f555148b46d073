package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.template;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostBudgetTest {

  @ParameterizedTest
  @EnumSource
  void a_message_comes_before_the_budget_is_spent(Stage stage) {
    var budget = properties(template(stage), "AWS::Budgets::Budget").getFirst();
    assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(stage.monthlyBudget());
    assertThat(
            budget
                .path("NotificationsWithSubscribers")
                .valueStream()
                .map(n -> n.at("/Notification/NotificationType").asText()))
        .containsExactly("ACTUAL", "FORECASTED");
  }
}
