package boxoffice.bookings;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a booking knows of its own last changes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void a_history_has_all_changes_in_order() {
    assertThat(hasItsHistory(change(1, CONFIRMED))).isTrue();
    assertThat(hasItsHistory(change(1, WAITLISTED), change(2, CONFIRMED))).isTrue();
    assertThat(hasItsHistory(change(1, CONFIRMED), change(2, CANCELLED), change(3, WAITLISTED)))
        .isTrue();
  }

  @Test
  void a_history_begins_with_a_live_booking() {
    assertThat(hasItsHistory(change(1, CANCELLED))).isFalse();
  }

  @Test
  void a_history_lacks_no_change() {
    assertThat(hasItsHistory(change(2, CONFIRMED))).isFalse();
    assertThat(hasItsHistory(change(1, CONFIRMED), change(3, CANCELLED))).isFalse();
    assertThat(hasItsHistory(change(1, WAITLISTED), change(1, CONFIRMED), change(3, CANCELLED)))
        .isFalse();
  }

  @Test
  void a_history_has_only_changes_that_happen() {
    assertThat(hasItsHistory(change(1, CONFIRMED), change(2, WAITLISTED))).isFalse();
    assertThat(hasItsHistory(change(1, WAITLISTED), change(2, WAITLISTED), change(3, CONFIRMED)))
        .isFalse();
  }

  @Test
  void a_history_ends_with_what_the_booking_is() {
    var history = List.of(change(1, CONFIRMED));

    assertThat(booking(CONFIRMED, 2, 1, null, history).hasItsHistory()).isTrue();
    assertThat(booking(CANCELLED, 2, 1, null, history).hasItsHistory()).isFalse();
    assertThat(booking(CONFIRMED, 3, 1, null, history).hasItsHistory()).isFalse();
  }

  @Test
  void a_long_history_has_the_last_8_changes() {
    assertThat(hasItsHistory(inTurn(1, 8))).isTrue();
    assertThat(hasItsHistory(inTurn(2, 9))).isTrue();
    assertThat(hasItsHistory(inTurn(1, 9))).isFalse();
    assertThat(hasItsHistory(inTurn(3, 9))).isFalse();
  }

  @Test
  void only_a_longer_history_begins_with_a_cancellation() {
    assertThat(hasItsHistory(inTurn(1, 8, CANCELLED, CONFIRMED))).isFalse();
    assertThat(hasItsHistory(inTurn(3, 10, CANCELLED, CONFIRMED))).isTrue();
  }

  @Test
  void only_a_cancellation_ends_what_a_change_brought() {
    var joined = change(1, WAITLISTED);

    assertThat(of(joined, change(2, CONFIRMED)).isOver(joined)).isFalse();
    assertThat(of(joined, change(2, CANCELLED)).isOver(joined)).isTrue();
    assertThat(of(joined, change(2, CANCELLED)).isOver(change(2, CANCELLED))).isFalse();
    assertThat(of(joined, change(2, CANCELLED), change(3, CONFIRMED)).isOver(change(3, CONFIRMED)))
        .isFalse();
  }

  @Test
  void a_booking_says_when_its_ticket_was_checked() {
    var history = List.of(change(1, CONFIRMED));

    assertThat(booking(CONFIRMED, 2, 1, null, history).checkedInAt()).isNull();
    assertThat(booking(CONFIRMED, 2, 1, new Booking.CheckedIn(NOW, "key"), history).checkedInAt())
        .isEqualTo(NOW);
  }

  /** Booked and cancelled in turn, from one revision to another. */
  private static Change[] inTurn(long from, long to) {
    return inTurn(from, to, CONFIRMED, CANCELLED);
  }

  private static Change[] inTurn(long from, long to, BookingState odd, BookingState even) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(revision -> change(revision, revision % 2 == 1 ? odd : even))
        .toArray(Change[]::new);
  }

  private static boolean hasItsHistory(Change... history) {
    return of(history).hasItsHistory();
  }

  private static Booking of(Change... history) {
    var last = history[history.length - 1];
    return booking(last.state(), last.quantity(), last.revision(), null, List.of(history));
  }

  private static Booking booking(
      BookingState state,
      int quantity,
      long revision,
      Booking.@Nullable CheckedIn checkedIn,
      List<Change> history) {
    return new Booking(
        "b".repeat(32),
        "e".repeat(32),
        "ada",
        state,
        quantity,
        revision,
        1,
        null,
        null,
        checkedIn,
        history);
  }

  private static Change change(long revision, BookingState state) {
    return new Change(revision, state, 2, NOW, RequestKey.NONE);
  }
}
