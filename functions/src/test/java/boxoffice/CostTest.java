package boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fails when the cost of an operation changes; docs/benchmarks.md lists the costs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostTest {

  @ParameterizedTest
  @EnumSource
  void an_operation_costs_what_is_expected(Operation operation) {
    assertThat(operation.measure()).isEqualTo(operation.expected());
  }
}
