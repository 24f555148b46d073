package boxoffice.bookings;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.ChangeKind.BOOK;
import static boxoffice.bookings.ChangeKind.CANCEL;
import static boxoffice.bookings.ChangeKind.END;
import static boxoffice.bookings.ChangeKind.FENCE;
import static boxoffice.bookings.ChangeKind.JOIN;
import static boxoffice.bookings.ChangeKind.PROMOTE;
import static boxoffice.bookings.ChangeKind.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a booking knows of its own last changes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void a_history_has_changes_in_order() {
    assertThat(hasItsHistory(change(1, BOOK))).isTrue();
    assertThat(hasItsHistory(change(1, JOIN), change(2, PROMOTE))).isTrue();
    assertThat(hasItsHistory(change(1, BOOK), change(2, CANCEL), change(3, JOIN))).isTrue();
    assertThat(hasItsHistory(change(1, JOIN), change(1, PROMOTE))).isFalse();
  }

  @Test
  void changes_in_between_may_be_gone() {
    assertThat(hasItsHistory(change(1, BOOK), change(3, BOOK), change(4, SWEEP))).isTrue();
  }

  @Test
  void a_history_has_a_beginning() {
    assertThat(hasItsHistory(change(1, CANCEL))).isFalse();
    assertThat(hasItsHistory(change(1, PROMOTE), change(2, SWEEP))).isFalse();
  }

  @Test
  void a_history_has_only_changes_that_happen() {
    assertThat(hasItsHistory(change(1, BOOK), change(2, JOIN))).isFalse();
    assertThat(hasItsHistory(change(1, JOIN), change(2, JOIN), change(3, PROMOTE))).isFalse();
  }

  @Test
  void a_history_ends_with_what_the_booking_is() {
    var history = List.of(change(1, BOOK));

    assertThat(booking(CONFIRMED, 2, 1, BOOK, history).hasItsHistory()).isTrue();
    assertThat(booking(CANCELLED, 2, 1, BOOK, history).hasItsHistory()).isFalse();
    assertThat(booking(CONFIRMED, 3, 1, BOOK, history).hasItsHistory()).isFalse();
    assertThat(booking(CONFIRMED, 2, 2, BOOK, history).hasItsHistory()).isFalse();
    assertThat(booking(CONFIRMED, 2, 1, PROMOTE, history).hasItsHistory()).isFalse();
  }

  @Test
  void fences_are_behind_the_last_change() {
    var history = List.of(change(1, BOOK));

    assertThat(booking(CONFIRMED, 2, 2, FENCE, history).hasItsHistory()).isTrue();
    assertThat(booking(CONFIRMED, 2, 5, FENCE, history).hasItsHistory()).isTrue();
    assertThat(booking(CONFIRMED, 2, 1, FENCE, history).hasItsHistory()).isFalse();
  }

  @Test
  void the_end_of_a_generation_ends_what_began_it() {
    var joined = change(1, JOIN);

    assertThat(of(joined, change(2, PROMOTE)).isOver(joined)).isFalse();
    assertThat(of(joined, change(2, CANCEL)).isOver(joined)).isTrue();
    assertThat(of(joined, change(2, END)).isOver(joined)).isTrue();
    assertThat(of(joined, change(2, CANCEL), change(3, BOOK)).isOver(joined)).isTrue();
    assertThat(of(joined, change(2, CANCEL), change(3, BOOK)).isOver(change(3, BOOK))).isFalse();
  }

  private static boolean hasItsHistory(Change... history) {
    return of(history).hasItsHistory();
  }

  private static Booking of(Change... history) {
    var last = history[history.length - 1];
    return booking(last.state(), last.quantity(), last.revision(), last.kind(), List.of(history));
  }

  private static Booking booking(
      BookingState state, int quantity, long revision, ChangeKind kind, List<Change> history) {
    return new Booking(
        "b".repeat(32),
        "e".repeat(32),
        "ada",
        state,
        quantity,
        revision,
        1,
        kind,
        null,
        null,
        0,
        history);
  }

  private static Change change(long revision, ChangeKind kind) {
    return new Change(revision, kind, 2, NOW, RequestKey.NONE);
  }
}
