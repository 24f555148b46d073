package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.background.Difference.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DifferenceTest {

  private final Difference seen = lost(3);

  @Test
  void the_same_difference_may_read_otherwise() {
    var later =
        new Difference("event", Kind.WAITING_COUNTER_IS_WRONG, "shard 1", 5, "another text");

    assertThat(seen.isSameAs(later)).isTrue();
  }

  @Test
  void another_event_kind_subject_or_sign_differs() {
    assertThat(seen.isSameAs(new Difference("other", seen.kind(), "shard 1", 3, ""))).isFalse();
    assertThat(seen.isSameAs(new Difference("event", Kind.STRAY_ENTRY, "shard 1", 3, "")))
        .isFalse();
    assertThat(seen.isSameAs(new Difference("event", seen.kind(), "shard 2", 3, ""))).isFalse();
    assertThat(seen.isSameAs(lost(-3))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3, 3, 3", "3, 2, 2", "2, 3, 2", "-3, -1, -1", "-1, -3, -1"})
  void what_both_looks_saw_is_the_lesser(int now, int earlier, int both) {
    assertThat(lost(now).alsoIn(List.of(lost(-earlier), lost(earlier))))
        .hasValueSatisfying(found -> assertThat(found.amount()).isEqualTo(both));
  }

  @Test
  void what_only_one_look_saw_is_nothing() {
    assertThat(seen.alsoIn(List.of())).isEmpty();
    assertThat(seen.alsoIn(List.of(lost(-3)))).isEmpty();
  }

  private static Difference lost(int amount) {
    return new Difference(
        "event", Kind.WAITING_COUNTER_IS_WRONG, "shard 1", amount, "off by " + amount);
  }
}
