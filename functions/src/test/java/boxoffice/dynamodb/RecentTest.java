package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentTest {

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
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
  void the_age_of_a_value_counts_from_before_its_read() {
    recent.get(
        "a",
        _ -> {
          clock.advance(Duration.ofMillis(400));
          return "slow";
        });

    clock.advance(Duration.ofMillis(599));
    assertThat(recent.get("a")).contains("slow");
    clock.advance(Duration.ofMillis(1));
    assertThat(recent.get("a")).isEmpty();
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

  @Test
  void a_put_replaces_a_value_and_its_age() {
    recent.put("a", "old");
    clock.advance(Duration.ofMillis(600));
    recent.put("a", "new");

    clock.advance(Duration.ofMillis(600));
    assertThat(recent.get("a")).contains("new");
  }

  @Test
  void a_merge_keeps_the_age_of_the_known_value() {
    recent.put("a", "known");
    clock.advance(Duration.ofMillis(600));
    recent.merge("a", "later", (known, _) -> known);

    clock.advance(Duration.ofMillis(399));
    assertThat(recent.get("a")).contains("known");
    clock.advance(Duration.ofMillis(1));
    assertThat(recent.get("a")).isEmpty();
  }

  @Test
  void a_merge_learns_the_chosen_value_now() {
    recent.put("a", "known");
    clock.advance(Duration.ofMillis(600));
    recent.merge("a", "later", (_, latest) -> latest);

    clock.advance(Duration.ofMillis(600));
    assertThat(recent.get("a")).contains("later");
  }

  @Test
  void a_merge_does_not_keep_an_expired_value() {
    recent.put("a", "known");
    clock.advance(Duration.ofSeconds(1));
    recent.merge("a", "later", (known, _) -> known);

    assertThat(recent.get("a")).contains("later");
  }

  @Test
  void only_a_matching_value_is_forgotten() {
    recent.put("a", "known");

    recent.forget("a", "other"::equals);
    assertThat(recent.get("a")).contains("known");
    recent.forget("a", "known"::equals);
    assertThat(recent.get("a")).isEmpty();
  }

  @Test
  void a_value_for_good_stays_until_more_come() {
    var forGood = Recent.<String, String>forGood(2);
    forGood.put("a", "1");
    forGood.put("b", "2");
    assertThat(forGood.get("a")).contains("1");

    forGood.put("c", "3");

    assertThat(forGood.get("a")).isEmpty();
    assertThat(forGood.get("b")).contains("2");
    assertThat(forGood.get("c")).contains("3");
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
