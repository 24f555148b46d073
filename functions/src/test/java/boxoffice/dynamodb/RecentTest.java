package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import boxoffice.events.EventExamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentTest {

  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final Recent<String, String> recent = new Recent<>(Duration.ofSeconds(1), 2, clock);
  private final List<String> read = new ArrayList<>();

  @Test
  void a_value_is_read_once_while_kept() {
    get("a");
    clock.advance(Duration.ofMillis(999));

    assertThat(get("a")).isEqualTo("a1");
    clock.advance(Duration.ofMillis(1));
    assertThat(get("a")).isEqualTo("a2");
  }

  @Test
  void the_oldest_value_goes_first() {
    get("a");
    get("b");
    clock.advance(Duration.ofSeconds(1));
    get("a");
    get("c");

    get("a");
    get("c");

    assertThat(read).containsExactly("a", "b", "a", "c");
  }

  private String get(String key) {
    return recent.get(
        key,
        k -> {
          read.add(k);
          return k + read.size();
        });
  }
}
