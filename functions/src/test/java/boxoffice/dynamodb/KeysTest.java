package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Keys of items that exist already must stay as they are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {

  private static final Instant TIME = Instant.parse("2026-11-23T12:00:00.123Z");

  @Test
  void every_item_has_its_key() {
    assertThat(Keys.event("e")).isEqualTo(new Key("EVENT#e", "EVENT"));
    assertThat(Keys.note("e")).isEqualTo(new Key("EVENT#e", "NOTE"));
    assertThat(Keys.notices("e")).isEqualTo(new Key("EVENT#e", "NOTICES"));
    assertThat(Keys.message("e", 7)).isEqualTo(new Key("EVENT#e", "MESSAGE#000000007"));
    assertThat(Keys.seats("e", 63)).isEqualTo(new Key("SEATS#e#63", "SEATS"));
    assertThat(Keys.booking("ada", "b")).isEqualTo(new Key("USER#ada", "BOOKING#b"));
    assertThat(Keys.profile("ada")).isEqualTo(new Key("USER#ada", "PROFILE"));
    assertThat(Keys.waitlistEntry("e", 10, TIME, "b"))
        .isEqualTo(new Key("WAITLIST#e#10", "1795435200123#b"));
    assertThat(Keys.rate("ada", "BOOK", 7)).isEqualTo(new Key("RATE#ada#BOOK#7", "RATE"));
    assertThat(Keys.idempotency("ada", "make")).isEqualTo("IDEMPOTENCY#ada#make");
  }

  @Test
  void every_index_has_its_keys() {
    assertThat(Keys.month(YearMonth.of(2026, 2))).isEqualTo("MONTH#2026-02");
    assertThat(Keys.CANCELLED_EVENTS).isEqualTo("CANCELLED");
    assertThat(Keys.organizer("ada")).isEqualTo("ORGANIZER#ada");
    assertThat(Keys.bookingsOfEvent("e", 7)).isEqualTo("EVENT#e#7");
    assertThat(Keys.eventByStart(TIME, "e")).isEqualTo("1795435200123#e");
  }

  @Test
  void times_sort_like_instants() {
    assertThat(Keys.startsAt(Instant.EPOCH)).isEqualTo("0000000000000");
    assertThat(Keys.startsAt(Instant.ofEpochMilli(9)))
        .isLessThan(Keys.startsAt(Instant.ofEpochMilli(10)));
  }

  @Test
  void months_are_those_of_UTC() {
    assertThat(Keys.monthOf(Instant.parse("2026-11-30T23:59:59.999Z")))
        .isEqualTo(YearMonth.of(2026, 11));
    assertThat(Keys.monthOf(Instant.parse("2026-12-01T00:00:00Z")))
        .isEqualTo(YearMonth.of(2026, 12));
  }
}
