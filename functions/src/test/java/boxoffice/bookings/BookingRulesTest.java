package boxoffice.bookings;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,  CONFIRMED,  false",
    "CONFIRMED,  WAITLISTED, false",
    "CONFIRMED,  CANCELLED,  true",
    "WAITLISTED, CONFIRMED,  true",
    "WAITLISTED, WAITLISTED, false",
    "WAITLISTED, CANCELLED,  true",
    "CANCELLED,  CONFIRMED,  true",
    "CANCELLED,  WAITLISTED, true",
    "CANCELLED,  CANCELLED,  false"
  })
  void a_booking_changes_state_only_as_allowed(
      BookingState from, BookingState to, boolean allowed) {
    assertThat(from.mayBecome(to)).isEqualTo(allowed);
  }

  @Test
  void a_forbidden_change_of_state_is_a_bug() {
    var booking = Booking.first("event", "ada", change(1, CONFIRMED), null, null);

    assertThatThrownBy(() -> booking.renewed(change(2, WAITLISTED), null, null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void each_guest_and_event_has_one_booking_id() {
    assertThat(Booking.id("event", "ada"))
        .matches("[0-9a-f]{32}")
        .isEqualTo(Booking.id("event", "ada"))
        .isNotEqualTo(Booking.id("event", "bob"))
        .isNotEqualTo(Booking.id("other", "ada"));
  }

  @Test
  void a_change_is_read_as_written() {
    var change =
        new Change(17, CANCELLED, 10, NOW, RequestKey.of("a key with spaces ~", "1 REJECT"));

    assertThat(Change.decode(change.encode())).isEqualTo(change);
    assertThat(change.slot()).isEqualTo("h1");
  }

  @Test
  void a_change_of_an_older_version_is_readable() {
    var change = new Change(3, WAITLISTED, 2, NOW, RequestKey.of("key", "2 WAITLIST"));

    assertThat(Change.decode(change.encode() + " 202")).isEqualTo(change);
  }

  @Test
  void random_keys_differ_for_the_same_body() {
    var random = new Random(1);
    var one = RequestKey.random(random, "body");
    var other = RequestKey.random(random, "body");

    assertThat(one.key()).hasSize(16).isNotEqualTo(other.key());
    assertThat(one.body()).isEqualTo(other.body());
  }

  private static Change change(long revision, BookingState state) {
    return new Change(revision, state, 1, NOW, RequestKey.NONE);
  }
}
