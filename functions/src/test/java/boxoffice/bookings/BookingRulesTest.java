package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,  CONFIRMED,  true",
    "CONFIRMED,  WAITLISTED, false",
    "CONFIRMED,  CANCELLED,  true",
    "WAITLISTED, CONFIRMED,  true",
    "WAITLISTED, WAITLISTED, true",
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
    var booking = Booking.none("event", "ada", 1).renewed(change(1, ChangeKind.BOOK), null, null);

    assertThatThrownBy(() -> booking.renewed(change(2, ChangeKind.JOIN), null, null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_fence_alone_is_no_booking() {
    var absent = Booking.none("event", "ada", 1);

    assertThat(absent.isThere()).isFalse();
    assertThat(absent.renewed(change(1, ChangeKind.BOOK), null, null).isThere()).isTrue();
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
  void a_beginning_is_read_as_written() {
    var change =
        new Change(17, ChangeKind.JOIN, 10, NOW, RequestKey.of("a key with spaces ~", "1 REJECT"));

    assertThat(Change.decode(change.encode())).isEqualTo(change);
    assertThat(Change.beginning(9)).isEqualTo("h1");
  }

  @ParameterizedTest
  @EnumSource(names = {"PROMOTE", "CANCEL", "SWEEP", "END", "EXPIRE", "HAND_ON_ALL"})
  void a_later_change_is_read_as_written(ChangeKind kind) {
    var change = change(17, kind);

    assertThat(Change.decode(change.encode())).isEqualTo(change);
    assertThat(change.encode()).hasSizeLessThan(20);
    assertThat(change.slot(0)).isEqualTo(kind == ChangeKind.PROMOTE ? "p" : "e");
  }

  @ParameterizedTest
  @EnumSource(names = {"GIVE_BACK", "ADD", "SMALLER", "HAND_ON", "RECEIVE_MORE"})
  void a_change_of_quantity_is_read_as_written(ChangeKind kind) {
    var change = new Change(17, kind, 100, NOW, RequestKey.of("key", "body"));

    assertThat(Change.decode(change.encode())).isEqualTo(change);
    assertThat(change.slot(1)).isEqualTo("c1");
    assertThat(change.slot(4)).isEqualTo("c0");
  }

  @Test
  void changes_of_older_versions_are_readable() {
    var key = RequestKey.of("key", "2 WAITLIST");
    var join = "3 WAITLISTED 2 %d %s %s".formatted(NOW.toEpochMilli(), key.key(), key.body());
    var change = new Change(3, ChangeKind.JOIN, 2, NOW, key);

    assertThat(Change.decode(join)).isEqualTo(change);
    assertThat(Change.decode(join + " 202")).isEqualTo(change);
    assertThat(Change.decode("4 p 1 " + Long.toString(NOW.toEpochMilli(), 36)))
        .isEqualTo(change(4, ChangeKind.PROMOTE));
    assertThat(Change.decode("4 CONFIRMED 1 %d - -".formatted(NOW.toEpochMilli())))
        .isEqualTo(change(4, ChangeKind.PROMOTE));
    assertThat(Change.decode("5 CANCELLED 1 %d - -".formatted(NOW.toEpochMilli())))
        .isEqualTo(change(5, ChangeKind.CANCEL));
  }

  @Test
  void a_beginning_follows_only_an_end() {
    var confirmed = List.of(change(1, ChangeKind.BOOK), change(2, ChangeKind.BOOK));
    var cancelled =
        List.of(
            change(1, ChangeKind.BOOK), change(2, ChangeKind.CANCEL), change(3, ChangeKind.BOOK));

    assertThat(withHistory(confirmed).hasItsHistory()).isFalse();
    assertThat(withHistory(cancelled).hasItsHistory()).isTrue();
  }

  @Test
  void random_keys_differ_for_the_same_body() {
    var random = new Random(1);
    var one = RequestKey.random(random, "body");
    var other = RequestKey.random(random, "body");

    assertThat(one.key()).hasSize(16).isNotEqualTo(other.key());
    assertThat(one.body()).isEqualTo(other.body());
  }

  private static Booking withHistory(List<Change> history) {
    return new Booking(
        "b".repeat(32),
        "event",
        "ada",
        BookingState.CONFIRMED,
        1,
        history.getLast().revision(),
        1,
        ChangeKind.BOOK,
        null,
        null,
        0,
        history);
  }

  private static Change change(long revision, ChangeKind kind) {
    return new Change(revision, kind, 1, NOW, RequestKey.NONE);
  }
}
