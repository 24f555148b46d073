package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MillisTest {

  @Test
  void now_has_whole_milliseconds() {
    var clock = new TestClock("2026-11-23T12:00:00.123987654Z");

    assertThat(Millis.now(clock)).isEqualTo(Instant.parse("2026-11-23T12:00:00.123Z"));
  }
}
