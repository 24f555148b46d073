package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What may be chosen at the start. */
class OptionsTest {

  @Test
  void thePageIsOnePortAboveTheApi() {
    assertThat(options(Map.of("port", "9090")).pagePort()).isEqualTo(9091);
    assertThat(options(Map.of()).pagePort()).isEqualTo(8081);
  }

  @Test
  void thePageIsOnAnyFreePortWhereTheApiIs() {
    assertThat(options(Map.of("port", "0")).pagePort()).isZero();
  }

  @Test
  void thePageMayBeElsewhere() {
    assertThat(options(Map.of("port", "9090", "pagePort", "80")).pagePort()).isEqualTo(80);
  }

  @Test
  void aPortBeyondTheLastIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("port", "65535")))
        .withMessage("pagePort must be a number from 0 to 65535, not 65536.");
  }

  @Test
  void thereAreEventsToBeginWithUnlessNoneAreWanted() {
    assertThat(options(Map.of()).seed()).isTrue();
    assertThat(options(Map.of("seed", "all")).seed()).isTrue();
    assertThat(options(Map.of("seed", "none")).seed()).isFalse();
  }

  @Test
  void anotherWishForEventsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("seed", "some")))
        .withMessage("seed must be all or none, not some.");
  }

  private static Options options(Map<String, String> chosen) {
    var properties = new Properties();
    properties.putAll(chosen);
    return Options.of(properties);
  }
}
