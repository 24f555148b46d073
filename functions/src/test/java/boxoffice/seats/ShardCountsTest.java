package boxoffice.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShardCountsTest {

  private final List<String> read = new ArrayList<>();

  @Test
  void a_count_is_read_once() {
    var counts = counts(OptionalInt.of(4));

    assertThat(counts.of("event")).hasValue(4);
    assertThat(counts.of("event")).hasValue(4);
    assertThat(read).containsExactly("event");
  }

  @Test
  void a_missing_count_is_read_again() {
    var counts = counts(OptionalInt.empty());

    assertThat(counts.of("event")).isEmpty();
    assertThat(counts.of("event")).isEmpty();
    assertThat(read).containsExactly("event", "event");
  }

  private ShardCounts counts(OptionalInt count) {
    return new ShardCounts(
        eventId -> {
          read.add(eventId);
          return count;
        });
  }
}
