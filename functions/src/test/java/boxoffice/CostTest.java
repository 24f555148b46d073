package boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fails when an operation gets dearer; docs/benchmarks.md has the table. */
class CostTest {

  @ParameterizedTest
  @EnumSource
  void an_operation_costs_what_it_may_and_no_more(Operation operation) {
    assertThat(operation.measure()).isEqualTo(operation.expected());
  }
}
