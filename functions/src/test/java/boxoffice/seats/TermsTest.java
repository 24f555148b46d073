package boxoffice.seats;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Item;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TermsTest {

  private static final Instant SALES_FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant SALES_UNTIL = Instant.parse("2026-12-01T12:00:00Z");
  private static final Instant CANCEL_UNTIL = Instant.parse("2026-11-30T00:00:00Z");
  private static final Instant STARTS = Instant.parse("2026-12-01T19:00:00Z");

  private final Terms open = terms(true);
  private final Terms closed = terms(false);

  @Test
  void sales_open_and_close_on_time() {
    assertThat(open.sells(SALES_FROM.minusMillis(1))).isFalse();
    assertThat(open.sells(SALES_FROM)).isTrue();
    assertThat(open.sells(SALES_UNTIL.minusMillis(1))).isTrue();
    assertThat(open.sells(SALES_UNTIL)).isFalse();
  }

  @Test
  void promotions_end_at_the_start() {
    assertThat(open.promotes(SALES_FROM.minusMillis(1))).isTrue();
    assertThat(open.promotes(SALES_UNTIL)).isTrue();
    assertThat(open.promotes(STARTS.minusMillis(1))).isTrue();
    assertThat(open.promotes(STARTS)).isFalse();
  }

  @Test
  void a_closed_gate_ends_both() {
    assertThat(closed.sells(SALES_FROM)).isFalse();
    assertThat(closed.promotes(SALES_FROM)).isFalse();
  }

  @Test
  void terms_are_read_as_written() {
    assertThat(Terms.of(new Item(open.attributes()))).isEqualTo(open);
    assertThat(Terms.of(new Item(closed.attributes()))).isEqualTo(closed);
  }

  @Test
  void terms_without_a_capacity_have_no_bound() {
    var older = new HashMap<>(open.attributes());
    older.remove("eventCapacity");

    assertThat(Terms.of(new Item(older)).capacity()).isEqualTo(Integer.MAX_VALUE);
  }

  private static Terms terms(boolean open) {
    return new Terms(open, SALES_FROM, SALES_UNTIL, CANCEL_UNTIL, STARTS, 4, 9, 7);
  }
}
