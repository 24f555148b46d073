package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.background.Difference.Kind;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.Change;
import boxoffice.bookings.ChangeKind;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.WaitingGroup;
import boxoffice.events.Event;
import boxoffice.events.EventExamples;
import boxoffice.events.EventState;
import boxoffice.seats.SeatShard;
import boxoffice.seats.Seats;
import boxoffice.seats.WaitingGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An audit of an event of two shards tells them apart. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditOfShardsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Event EVENT = event();

  @Test
  void a_stray_does_not_count_on_another_shard() {
    var bob = booking("bob", 0);
    var stray = new WaitingGroup("0".repeat(32), "eve", 2, 1, place(1));
    var seats = new Seats(List.of(shard(0, 2), shard(1)));

    var audit = Audit.of(EVENT, seats, List.of(group(bob), stray), List.of(bob));

    assertThat(audit.strays()).containsExactly(new Audit.Stray(stray, false));
  }

  @Test
  void the_first_missing_shard_is_named() {
    var audit = Audit.of(EVENT, new Seats(List.of(shard(1))), List.of(), List.of());

    assertThat(audit.differences(NOW))
        .filteredOn(difference -> difference.kind() == Kind.SHARD_IS_IMPOSSIBLE)
        .extracting(Difference::subject)
        .containsExactly("shard 0");
  }

  private static Event event() {
    var draft = EventExamples.draft(1, "2026-12-01T19:00:00Z", 40);
    return new Event(
        draft.eventId(),
        draft.organizerId(),
        draft.details(),
        EventState.PUBLISHED,
        2,
        2,
        false,
        false,
        2);
  }

  private static SeatShard shard(int number, Integer... waiting) {
    var counts = new ArrayList<>(Collections.nCopies(Seats.MAX_QUANTITY, 0));
    List.of(waiting).forEach(quantity -> counts.set(quantity - 1, 1));
    return new SeatShard(
        number, 0, 0, new WaitingGroups(waiting.length, counts), 0, Instant.EPOCH, EVENT.terms());
  }

  private static WaitingGroup group(Booking booking) {
    return new WaitingGroup(booking.bookingId(), booking.userId(), 2, 1, place(0));
  }

  private static Booking booking(String user, int homeShard) {
    var change = new Change(1, ChangeKind.JOIN, 2, NOW, RequestKey.NONE);
    return new Booking(
        Booking.id(EVENT.eventId(), user),
        EVENT.eventId(),
        user,
        BookingState.WAITLISTED,
        2,
        1,
        1,
        ChangeKind.JOIN,
        place(homeShard),
        null,
        0,
        List.of(change));
  }

  private static Booking.Place place(int homeShard) {
    return new Booking.Place(NOW, homeShard);
  }
}
