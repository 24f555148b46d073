package boxoffice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasureTest {

  @Test
  void metrics_are_named_in_camel_case() {
    assertThat(Measure.REFUSED_SOLD_OUT.metricName()).isEqualTo("RefusedSoldOut");
  }
}
