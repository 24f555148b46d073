package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The options of a start. */
class OptionsTest {

  @Test
  void the_page_is_one_port_above_the_api() {
    assertThat(options(Map.of("port", "9090")).pagePort()).isEqualTo(9091);
    assertThat(options(Map.of()).pagePort()).isEqualTo(8081);
  }

  @Test
  void the_page_is_on_any_free_port_too() {
    assertThat(options(Map.of("port", "0")).pagePort()).isZero();
  }

  @Test
  void the_page_may_have_another_port() {
    assertThat(options(Map.of("port", "9090", "pagePort", "80")).pagePort()).isEqualTo(80);
  }

  @Test
  void a_port_beyond_the_last_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("port", "65535")))
        .withMessage("pagePort must be a number from 0 to 65535, not 65536.");
  }

  @Test
  void demo_events_are_the_default() {
    assertThat(options(Map.of()).seed()).isTrue();
    assertThat(options(Map.of("seed", "all")).seed()).isTrue();
    assertThat(options(Map.of("seed", "none")).seed()).isFalse();
  }

  @Test
  void another_seed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("seed", "some")))
        .withMessage("seed must be all or none, not some.");
  }

  private static Options options(Map<String, String> values) {
    var properties = new Properties();
    properties.putAll(values);
    return Options.of(properties);
  }
}
