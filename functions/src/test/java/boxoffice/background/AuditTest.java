package boxoffice.background;

import static boxoffice.background.Difference.Kind.BOOKING_IS_IMPOSSIBLE;
import static boxoffice.background.Difference.Kind.FITS_BUT_WAITS;
import static boxoffice.background.Difference.Kind.HISTORY_IS_WRONG;
import static boxoffice.background.Difference.Kind.NOT_SWEPT;
import static boxoffice.background.Difference.Kind.OPEN_SALE_WHILE_WAITING;
import static boxoffice.background.Difference.Kind.SEATS_DO_NOT_ADD_UP;
import static boxoffice.background.Difference.Kind.SHARD_IS_IMPOSSIBLE;
import static boxoffice.background.Difference.Kind.STRAY_ENTRY;
import static boxoffice.background.Difference.Kind.TERMS_ARE_OLD;
import static boxoffice.background.Difference.Kind.WAITING_COUNTER_IS_WRONG;
import static boxoffice.background.Difference.Kind.WAITS_WITHOUT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import boxoffice.background.Difference.Kind;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.Change;
import boxoffice.bookings.ChangeKind;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.Tickets;
import boxoffice.bookings.WaitingGroup;
import boxoffice.events.Event;
import boxoffice.events.EventExamples;
import boxoffice.events.EventState;
import boxoffice.seats.SeatShard;
import boxoffice.seats.Seats;
import boxoffice.seats.Terms;
import boxoffice.seats.WaitingGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check of an event's items, each on items that are wrong in one way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Event EVENT = event(EventState.PUBLISHED);
  private static final Event CANCELLED = event(EventState.CANCELLED);
  private static final Booking.Place PLACE = new Booking.Place(NOW, 1);

  @Test
  void nothing_is_wrong_with_free_and_confirmed_seats() {
    assertThat(kinds(seats(shard(0, 20, 0), shard(1, 10, 7)), confirmed("ada", 3))).isEmpty();
  }

  @Test
  void nothing_is_wrong_with_a_group_that_does_not_fit() {
    assertThat(
            kinds(
                seats(shard(0, 0, 1), waiting(1, 0, 2, 4)),
                List.of(group(waiting("bob", 4))),
                waiting("bob", 4),
                confirmed("ada", 10),
                confirmed("cec", 10),
                confirmed("dan", 10),
                confirmed("eve", 7)))
        .isEmpty();
  }

  @Test
  void seats_that_are_missing_or_too_many_are_counted() {
    assertThat(audit(EVENT, seats(shard(0, 20, 0), shard(1, 10, 7))).differences(NOW))
        .containsExactly(
            new Difference(
                EVENT.eventId(),
                SEATS_DO_NOT_ADD_UP,
                "",
                3,
                "37 free and 0 confirmed are not the capacity of 40"));
    assertThat(audit(EVENT, seats(shard(0, 20, 0), shard(1, 20, 2))).differences(NOW))
        .extracting(Difference::amount)
        .containsExactly(-2);
  }

  @Test
  void only_confirmed_bookings_hold_seats() {
    assertThat(kinds(full(), booking("ada", BookingState.CANCELLED, 3, 2, null))).isEmpty();
  }

  @Test
  void a_shard_is_missing_in_the_midst_or_at_the_end() {
    assertThat(kinds(seats(shard(1, 40, 0)))).containsExactly(SHARD_IS_IMPOSSIBLE);
    assertThat(audit(EVENT, seats(shard(0, 40, 0))).differences(NOW))
        .containsExactly(
            new Difference(
                EVENT.eventId(), SHARD_IS_IMPOSSIBLE, "shard 1", 0, "shard 1 is missing"));
  }

  @Test
  void no_count_of_seats_is_below_0() {
    assertThat(kinds(seats(shard(0, -1, 0), shard(1, 41, 0)))).containsExactly(SHARD_IS_IMPOSSIBLE);
    assertThat(kinds(seats(shard(0, 0, -1), shard(1, 41, 0)))).containsExactly(SHARD_IS_IMPOSSIBLE);
    assertThat(kinds(seats(shard(0, 0, 0), shard(1, 40, 0)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void a_booking_holds_1_to_10_tickets(int quantity) {
    assertThat(kinds(seats(shard(0, 40 - quantity, 0), shard(1, 0, 0)), confirmed("ada", quantity)))
        .isEmpty();
  }

  @Test
  void no_booking_holds_0_tickets() {
    assertThat(kinds(seats(shard(0, 40, 0), shard(1, 0, 0)), confirmed("ada", 0)))
        .containsExactly(BOOKING_IS_IMPOSSIBLE);
  }

  @Test
  void a_booking_is_that_of_its_user_and_event() {
    var id = Booking.id(EVENT.eventId(), "ada");
    assertThat(kinds(full(), cancelled(id, EVENT.eventId(), "ada"))).isEmpty();
    assertThat(kinds(full(), cancelled(id, EVENT.eventId(), "bob")))
        .containsExactly(BOOKING_IS_IMPOSSIBLE);
    assertThat(kinds(full(), cancelled(id, "f".repeat(32), "ada")))
        .containsExactly(BOOKING_IS_IMPOSSIBLE);
  }

  @Test
  void a_booking_has_its_history() {
    var made = change(1, BookingState.CONFIRMED, 2);
    var cancelled = change(2, BookingState.CANCELLED, 2);
    assertThat(kinds(full(), withHistory(2, List.of(made, cancelled)))).isEmpty();
    assertThat(kinds(full(), withHistory(2, List.of(cancelled)))).containsExactly(HISTORY_IS_WRONG);
    assertThat(kinds(full(), withHistory(3, List.of(made, cancelled))))
        .containsExactly(HISTORY_IS_WRONG);
    assertThat(kinds(full(), withHistory(2, List.of(cancelled, made))))
        .containsExactly(HISTORY_IS_WRONG);
    assertThat(kinds(full(), withHistory(2, List.of(made, change(2, BookingState.CANCELLED, 1)))))
        .containsExactly(HISTORY_IS_WRONG);
    assertThat(kinds(full(), withHistory(1, List.of(change(1, BookingState.CANCELLED, 2)))))
        .containsExactly(HISTORY_IS_WRONG);
  }

  @Test
  void a_waiting_booking_has_an_entry() {
    var bob = waiting("bob", 2);
    assertThat(kinds(soldOut(shard(1, 0, 0)), List.of(), plus(confirmed(), bob)))
        .containsExactly(WAITS_WITHOUT_ENTRY);
    assertThat(kinds(soldOut(waiting(1, 0, 0, 2)), List.of(group(bob)), plus(confirmed(), bob)))
        .isEmpty();
  }

  @Test
  void an_entry_is_stray_unless_its_booking_waits_for_it() {
    var bob = waiting("bob", 2);
    var entry = group(bob);
    var elsewhere = new Booking.Place(NOW.plusMillis(1), 1);

    assertThat(isStray(entry, bob)).isFalse();
    assertThat(isStray(entry, null)).isTrue();
    assertThat(isStray(entry, booking("bob", BookingState.CONFIRMED, 2, 1, null))).isTrue();
    assertThat(isStray(new WaitingGroup(bob.bookingId(), "bob", 2, 2, PLACE), bob)).isTrue();
    assertThat(isStray(new WaitingGroup(bob.bookingId(), "bob", 3, 1, PLACE), bob)).isTrue();
    assertThat(isStray(new WaitingGroup(bob.bookingId(), "bob", 2, 1, elsewhere), bob)).isTrue();
  }

  @Test
  void a_stray_is_counted_if_its_shard_counts_more_than_those_who_wait() {
    var bob = waiting("bob", 2);
    var stray = new WaitingGroup("0".repeat(32), "eve", 2, 1, PLACE);
    var another = new WaitingGroup("1".repeat(32), "eve", 2, 1, PLACE);
    var entries = List.of(stray, group(bob), another);

    assertThat(counted(entries, waiting(1, 0, 0, 2), bob)).containsExactly(false, false);
    assertThat(counted(entries, waiting(1, 0, 0, 2, 2), bob)).containsExactly(true, false);
    assertThat(counted(entries, waiting(1, 0, 0, 2, 2, 2), bob)).containsExactly(true, true);
    assertThat(counted(entries, waiting(1, 0, 0, 3, 3, 3), bob)).containsExactly(false, false);
  }

  @Test
  void counters_of_those_who_wait_are_those_of_the_entries() {
    var bob = waiting("bob", 10);
    var entries = List.of(group(bob));
    assertThat(kinds(soldOut(waiting(1, 0, 0, 10)), entries, plus(confirmed(), bob))).isEmpty();
    assertThat(
            audit(EVENT, soldOut(waiting(1, 0, 0, 9)), entries, plus(confirmed(), bob))
                .differences(NOW))
        .containsExactly(
            new Difference(
                EVENT.eventId(),
                WAITING_COUNTER_IS_WRONG,
                "shard 1 of 9",
                1,
                "shard 1 counts 1 groups of 9, the waitlist has 0"),
            new Difference(
                EVENT.eventId(),
                WAITING_COUNTER_IS_WRONG,
                "shard 1 of 10",
                -1,
                "shard 1 counts 0 groups of 10, the waitlist has 1"));
    assertThat(
            audit(EVENT, soldOut(waiting(1, 0, 0, 10, 1)), entries, plus(confirmed(), bob))
                .differences(NOW))
        .extracting(Difference::subject)
        .containsExactly("shard 1", "shard 1 of 1");
  }

  @Test
  void no_group_waits_that_fits() {
    var bob = waiting("bob", 3);
    var seats = seats(shard(0, 0, 1), waiting(1, 0, 2, 3));
    var all =
        plus(
            new Booking[] {
              confirmed("a", 10), confirmed("b", 10), confirmed("c", 10), confirmed("d", 7)
            },
            bob);
    var audit = audit(EVENT, seats, List.of(group(bob)), all);

    assertThat(audit.differences(NOW))
        .containsExactly(
            new Difference(
                EVENT.eventId(), FITS_BUT_WAITS, "", 0, "1 groups fit into 3 free seats"));
    assertThat(audit.differences(EVENT.details().startsAt()))
        .extracting(Difference::kind)
        .containsExactly(Kind.WAITS_IN_VAIN);
  }

  @Test
  void no_seat_is_on_open_sale_while_somebody_waits() {
    var bob = waiting("bob", 3);
    var all =
        plus(
            new Booking[] {
              confirmed("a", 10), confirmed("b", 10), confirmed("c", 10), confirmed("d", 8)
            },
            bob);
    var audit = audit(EVENT, seats(shard(0, 1, 0), waiting(1, 0, 1, 3)), List.of(group(bob)), all);

    assertThat(audit.sellsPastThoseWhoWait()).isTrue();
    assertThat(audit.differences(NOW))
        .containsExactly(
            new Difference(
                EVENT.eventId(),
                OPEN_SALE_WHILE_WAITING,
                "",
                0,
                "1 seats are on open sale, 1 groups wait"));
    assertThat(audit(EVENT, full()).sellsPastThoseWhoWait()).isFalse();
  }

  @Test
  void every_shard_has_the_terms_of_the_event() {
    assertThat(kinds(seats(atVersion(0, 20, EVENT.version() - 1, true), shard(1, 20, 0))))
        .containsExactly(TERMS_ARE_OLD);
    assertThat(kinds(seats(atVersion(0, 20, EVENT.version() + 1, true), shard(1, 20, 0))))
        .containsExactly(TERMS_ARE_OLD);
    assertThat(kinds(seats(atVersion(0, 20, EVENT.version(), false), shard(1, 20, 0))))
        .containsExactly(TERMS_ARE_OLD);
  }

  @Test
  void the_gates_of_a_cancelled_event_are_closed() {
    assertThat(
            audit(
                    CANCELLED,
                    seats(
                        atVersion(0, 20, EVENT.version(), false),
                        atVersion(1, 20, EVENT.version(), true)))
                .differences(NOW))
        .extracting(Difference::kind, Difference::subject)
        .containsExactly(tuple(TERMS_ARE_OLD, "shard 1"));
  }

  @Test
  void a_cancelled_event_has_no_live_booking() {
    var seats =
        seats(atVersion(0, 20, EVENT.version(), false), atVersion(1, 18, EVENT.version(), false));

    assertThat(audit(CANCELLED, seats, List.of(), confirmed("ada", 2)).differences(NOW))
        .containsExactly(new Difference(EVENT.eventId(), NOT_SWEPT, "", 0, "1 bookings"));
    assertThat(kinds(seats(shard(0, 20, 0), shard(1, 18, 0)), confirmed("ada", 2))).isEmpty();
  }

  @Test
  void an_archived_event_may_lack_bookings() {
    var archived =
        new Event(
            EVENT.eventId(),
            EVENT.organizerId(),
            EVENT.details(),
            EVENT.state(),
            3,
            2,
            false,
            true,
            3);
    var bob = waiting("bob", 3);
    var audit = audit(archived, seats(shard(0, 1, 0), shard(1, 0, 0)), List.of(group(bob)));

    assertThat(audit.differences(NOW)).isEmpty();
    assertThat(audit.sellsPastThoseWhoWait()).isFalse();
  }

  /** An event of 40 seats in 2 shards, in this state. */
  private static Event event(EventState state) {
    var draft = EventExamples.draft(1, "2026-12-01T19:00:00Z", 40);
    return new Event(
        draft.eventId(), draft.organizerId(), draft.details(), state, 2, 2, false, false, 2);
  }

  private static List<Kind> kinds(Seats seats, Booking... bookings) {
    return kinds(seats, List.of(), bookings);
  }

  private static List<Kind> kinds(Seats seats, List<WaitingGroup> entries, Booking... bookings) {
    return audit(EVENT, seats, entries, bookings).differences(NOW).stream()
        .map(Difference::kind)
        .toList();
  }

  private static Audit audit(Event event, Seats seats) {
    return audit(event, seats, List.of());
  }

  private static Audit audit(
      Event event, Seats seats, List<WaitingGroup> entries, Booking... bookings) {
    return Audit.of(event, seats, entries, List.of(bookings));
  }

  private static boolean isStray(WaitingGroup entry, @Nullable Booking booking) {
    var audit =
        booking == null
            ? audit(EVENT, full(), List.of(entry))
            : audit(EVENT, full(), List.of(entry), booking);
    var reported =
        audit.differences(NOW).stream().anyMatch(difference -> difference.kind() == STRAY_ENTRY);
    assertThat(audit.strays()).hasSize(reported ? 1 : 0);
    return reported;
  }

  /** Whether each stray among these entries is counted on its home shard. */
  private static List<Boolean> counted(
      List<WaitingGroup> entries, SeatShard home, Booking booking) {
    return audit(EVENT, soldOut(home), entries, booking).strays().stream()
        .map(Audit.Stray::counted)
        .toList();
  }

  private static Seats full() {
    return seats(shard(0, 20, 0), shard(1, 20, 0));
  }

  private static Seats soldOut(SeatShard second) {
    return seats(shard(0, 0, 0), second);
  }

  private static Booking[] confirmed() {
    return new Booking[] {
      confirmed("a", 10), confirmed("b", 10), confirmed("c", 10), confirmed("d", 10)
    };
  }

  private static Booking[] plus(Booking[] bookings, Booking another) {
    var all = new ArrayList<>(List.of(bookings));
    all.add(another);
    return all.toArray(Booking[]::new);
  }

  private static Seats seats(SeatShard... shards) {
    return new Seats(List.of(shards));
  }

  private static SeatShard shard(int number, int available, int returned) {
    return waiting(number, available, returned);
  }

  /** A shard that counts groups of these quantities. */
  private static SeatShard waiting(int number, int available, int returned, Integer... quantities) {
    var counts = new ArrayList<>(Collections.nCopies(Seats.MAX_QUANTITY, 0));
    List.of(quantities).forEach(quantity -> counts.set(quantity - 1, counts.get(quantity - 1) + 1));
    return new SeatShard(
        number,
        available,
        returned,
        new WaitingGroups(quantities.length, counts),
        0,
        Instant.EPOCH,
        EVENT.terms());
  }

  private static SeatShard atVersion(int number, int available, long version, boolean open) {
    var terms = EVENT.terms();
    return new SeatShard(
        number,
        available,
        0,
        new WaitingGroups(0, Collections.nCopies(Seats.MAX_QUANTITY, 0)),
        0,
        Instant.EPOCH,
        new Terms(
            open,
            terms.salesFrom(),
            terms.salesUntil(),
            terms.cancelUntil(),
            terms.startsAt(),
            terms.maxTicketsPerBooking(),
            terms.capacity(),
            version));
  }

  private static WaitingGroup group(Booking booking) {
    return new WaitingGroup(
        booking.bookingId(), booking.userId(), booking.quantity(), booking.revision(), PLACE);
  }

  private static Booking confirmed(String user, int quantity) {
    return booking(user, BookingState.CONFIRMED, quantity, 1, null);
  }

  private static Booking waiting(String user, int quantity) {
    return booking(user, BookingState.WAITLISTED, quantity, 1, PLACE);
  }

  private static Booking cancelled(String id, String eventId, String user) {
    return new Booking(
        id,
        eventId,
        user,
        BookingState.CANCELLED,
        2,
        2,
        1,
        ChangeKind.CANCEL,
        null,
        null,
        0,
        List.of(change(1, BookingState.CONFIRMED, 2), change(2, BookingState.CANCELLED, 2)));
  }

  /** A cancelled booking of two tickets with this history. */
  private static Booking withHistory(long revision, List<Change> history) {
    return new Booking(
        Booking.id(EVENT.eventId(), "ada"),
        EVENT.eventId(),
        "ada",
        BookingState.CANCELLED,
        2,
        revision,
        1,
        ChangeKind.CANCEL,
        null,
        null,
        0,
        history);
  }

  /** A booking with its whole history. */
  private static Booking booking(
      String user, BookingState state, int quantity, int revision, Booking.@Nullable Place place) {
    var history = new ArrayList<Change>();
    if (revision == 2) {
      history.add(change(1, BookingState.CONFIRMED, quantity));
    }
    history.add(change(revision, state, quantity));
    return new Booking(
        Booking.id(EVENT.eventId(), user),
        EVENT.eventId(),
        user,
        state,
        quantity,
        revision,
        1,
        history.getLast().kind(),
        place,
        state == BookingState.CONFIRMED ? tickets(quantity) : null,
        0,
        history);
  }

  private static Tickets tickets(int quantity) {
    var serials = Serials.of(IntStream.rangeClosed(1, quantity).boxed().toList());
    return new Tickets("a secret", serials, quantity, Serials.NONE, 0, null);
  }

  private static Change change(long revision, BookingState state, int quantity) {
    var kind =
        switch (state) {
          case CONFIRMED -> ChangeKind.BOOK;
          case WAITLISTED -> ChangeKind.JOIN;
          case CANCELLED -> ChangeKind.CANCEL;
        };
    return new Change(revision, kind, quantity, NOW, RequestKey.NONE);
  }
}
