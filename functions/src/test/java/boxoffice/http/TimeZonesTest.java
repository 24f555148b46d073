package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeZonesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "EST", "GMT+0", "GMT-0", "HST", "MST", "ROC", "UTC"})
  void every_accepted_name_is_a_zone(String name) {
    assertThat(TimeZones.has(name)).isTrue();
    assertThat(TimeZones.of(name).getRules().isFixedOffset()).isEqualTo(name.matches("GMT.0|UTC"));
  }
}
