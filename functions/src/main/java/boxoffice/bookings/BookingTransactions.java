package boxoffice.bookings;

import boxoffice.dynamodb.Alongside;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.seats.SeatShard;
import boxoffice.seats.SeatWrites;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The transactions of the booking protocol, each all or nothing: one method for each row of the
 * table in {@code docs/protocol.md}.
 */
public final class BookingTransactions {

  /** DynamoDB's limit. */
  private static final int MOST_ACTIONS = 100;

  private final Table table;

  public BookingTransactions(Table table) {
    this.table = table;
  }

  /** The most groups that one transaction may take: each costs two writes beside the shards'. */
  public static int mostGroups(int shards) {
    return (MOST_ACTIONS - shards) / 2;
  }

  /**
   * Takes seats for a newcomer: only while tickets are on sale, enough are there, and the booking
   * is at exactly the revision that was seen.
   */
  Written book(Booking booking, int shardCount, List<Seats.Take> takes) {
    var seats = seats(booking.eventId());
    for (var take : takes) {
      var shard = seats.shard(take.shard());
      shard.onSale(booking.lastChange().at(), booking.quantity());
      shard.take(take);
    }
    return write(
        booking, BookingItem.renewal(table, booking, BookingState.CANCELLED, shardCount), seats);
  }

  /**
   * Joins the waitlist: counted on the home shard at the epoch that was seen, and with every seat
   * on open sale turned into a returned one, so that nobody who comes later is quicker.
   */
  Written join(Booking booking, Booking.Place place, Seats seen) {
    var seats = seats(booking.eventId());
    var home = seats.shard(place.homeShard());
    home.onSale(booking.lastChange().at(), booking.quantity());
    home.joins(place.joined());
    home.atEpoch(seen.epochOf(place.homeShard()));
    home.waiting(booking.quantity(), 1);
    seats.fold(seen);
    return write(
        booking,
        BookingItem.renewal(table, booking, BookingState.CANCELLED, seen.shards().size()),
        seats,
        table.put(BookingItem.entry(booking, place), "attribute_not_exists(PK)"));
  }

  /**
   * Gives the seats of a confirmed booking back: only while its event takes them, or until its
   * start if the booking was promoted just now, and unless a ticket was let in since.
   */
  Written cancel(Booking booking, Change cancellation, int shard) {
    var seats = seats(booking.eventId());
    var taker = seats.shard(shard);
    cancellable(taker, booking, cancellation.at());
    taker.giveBack(booking.quantity());
    return write(booking, end(booking, cancellation, booking.tickets()), seats);
  }

  /**
   * Gives some seats of a confirmed booking back, under the conditions of {@link #cancel}.
   *
   * @param shard the shard that gets the seats
   */
  Written giveBack(Booking booking, Change change, Serials gone, int shard) {
    var seats = seats(booking.eventId());
    var taker = seats.shard(shard);
    cancellable(taker, booking, change.at());
    taker.giveBack(gone.count());
    var tickets = booking.ticketsNow();
    return write(
        booking, BookingItem.part(table, booking, change, tickets.without(gone), tickets), seats);
  }

  /**
   * Takes more seats for a confirmed booking, as for a newcomer who wants as many.
   *
   * @param takes where the seats are; a shard of them knows the limit, which binds the total
   */
  Written add(Booking booking, Change change, List<Seats.Take> takes) {
    var seats = seats(booking.eventId());
    var more = 0;
    for (var take : takes) {
      var shard = seats.shard(take.shard());
      shard.onSale(change.at(), change.quantity());
      shard.take(take);
      more += take.available() + take.returned();
    }
    return write(
        booking,
        BookingItem.part(table, booking, change, booking.ticketsNow().with(more), null),
        seats);
  }

  /**
   * Hands tickets on, without a change of a seat: what the giver loses the receiver has. The terms
   * are checked on one shard; a receiver who waits gives up their place on it.
   *
   * @param giver the booking of the giver as it was seen, with these tickets, none of them in
   * @param receiver the booking of the receiver as it was seen
   * @param received that booking after it
   * @param shard any shard; the home shard of a receiver who waits
   * @return {@link Outcome.Rejected} with the shard among its items where the terms are in the way
   */
  Outcome handOn(
      HandOver handOver,
      Booking giver,
      Booking receiver,
      Booking received,
      int shard,
      int shardCount) {
    var now = received.lastChange().at();
    var seats = seats(handOver.eventId());
    var checked = seats.shard(shard);
    checked.receives(now, received.quantity());
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(handsOn(giver, handOver, now));
    writes.add(
        received.kind().begins()
            ? BookingItem.renewal(table, received, receiver.state(), shardCount)
            : BookingItem.part(
                table, receiver, received.lastChange(), received.ticketsNow(), null));
    writes.add(HandOverItem.use(table, handOver, receiver.userId(), now));
    var place = receiver.place();
    if (place != null) {
      checked.waiting(receiver.quantity(), -1);
      writes.add(table.delete(BookingItem.entryKey(receiver, place)));
    }
    return transact(writes, seats);
  }

  /** The end of tickets, and of a booking that has no other ones. */
  private TransactWriteItem handsOn(Booking giver, HandOver handOver, Instant now) {
    var tickets = giver.ticketsNow();
    var left = tickets.without(handOver.serials());
    if (left.live().isEmpty()) {
      return end(giver, giver.ended(ChangeKind.HAND_ON_ALL, now), tickets);
    }
    var change =
        new Change(
            giver.revision() + 1, ChangeKind.HAND_ON, left.live().count(), now, handOver.request());
    return BookingItem.part(table, giver, change, left, tickets);
  }

  /**
   * Takes seats for the guest list of an organizer: no sales window binds it, and no limit of
   * tickets.
   *
   * @param booking the organizer's booking as it was seen
   * @param more that booking after it
   */
  Written complimentary(Booking booking, Booking more, int shardCount, List<Seats.Take> takes) {
    var seats = seats(booking.eventId());
    for (var take : takes) {
      var shard = seats.shard(take.shard());
      shard.promotes(more.lastChange().at());
      shard.take(take);
    }
    return write(
        more,
        more.kind().begins()
            ? BookingItem.renewal(table, more, BookingState.CANCELLED, shardCount)
            : BookingItem.part(table, booking, more.lastChange(), more.ticketsNow(), null),
        seats);
  }

  /** Moves a waiting group to the lane of fewer tickets, at the place that it has. */
  Written waitForFewer(Booking booking, Booking.Place place, Change change) {
    var seats = seats(booking.eventId());
    var home = seats.shard(place.homeShard());
    home.waiting(booking.quantity(), -1);
    home.waiting(change.quantity(), 1);
    return write(
        booking,
        BookingItem.part(table, booking, change, null, null),
        seats,
        table.delete(BookingItem.entryKey(booking, place)),
        table.put(
            BookingItem.entry(booking.changed(change, null), place), "attribute_not_exists(PK)"));
  }

  /** Gives up a place in the waitlist. */
  Written leave(Booking booking, Booking.Place place, Change cancellation) {
    var seats = seats(booking.eventId());
    seats.shard(place.homeShard()).waiting(booking.quantity(), -1);
    return write(
        booking,
        end(booking, cancellation, null),
        seats,
        table.delete(BookingItem.entryKey(booking, place)));
  }

  /**
   * Writes a fence: no try that was made at the revision that was seen, or at an earlier one, can
   * take effect after it. The booking keeps its state, and its place if it waits.
   */
  Written fence(Booking seen) {
    var place = seen.place();
    return place == null
        ? write(seen, BookingItem.fence(table, seen), seats(seen.eventId()))
        : write(
            seen,
            BookingItem.fence(table, seen),
            seats(seen.eventId()),
            BookingItem.fenceEntry(table, seen, place));
  }

  /**
   * Writes names on tickets of a booking: only while it is at exactly the revision that was seen,
   * so that no name is written on a ticket that is somebody else's.
   *
   * @param names the names from then on, one version after those that were seen
   */
  Outcome name(Booking booking, TicketNames names) {
    return table.transact(
        List.of(
            names.version() == 1
                ? table.put(names.item(booking).attributes(), "attribute_not_exists(PK)")
                : table.put(
                    names.item(booking).attributes(),
                    "version = :seen",
                    Attributes.of(":seen", names.version() - 1)),
            table.check(
                booking.key(),
                "revision = :revision",
                Map.of(),
                Attributes.of(":revision", booking.revision()))));
  }

  /**
   * Lets tickets of a confirmed booking in: only while the booking is at exactly the revision and
   * the door count that were seen, so that no ticket is let in twice, or let in and given back. The
   * check-in is kept by its key, so that no request lets in again what was undone.
   *
   * @param log what the log of the event says of it
   * @return {@link Outcome.Rejected} with the booking as item 0, the check-in of this key as item 1
   */
  public Outcome checkIn(Booking booking, CheckedIn checkedIn, Alongside log) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(
        BookingItem.door(
            table, booking, booking.checkedIn().and(checkedIn.serials()), checkedIn.at()));
    writes.add(table.put(CheckedInItem.of(checkedIn), "attribute_not_exists(PK)"));
    writes.addAll(log.writes());
    return table.transact(writes);
  }

  /**
   * Undoes a check-in, once.
   *
   * @param booking the booking as it was seen, with the tickets of the check-in in
   * @param undone the check-in after it
   * @param log what the log of the event says of it
   */
  public Outcome undo(Booking booking, CheckedIn undone, Alongside log) {
    var at = Objects.requireNonNull(undone.undone()).at();
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(BookingItem.door(table, booking, booking.checkedIn().without(undone.serials()), at));
    writes.add(CheckedInItem.undone(table, undone));
    writes.addAll(log.writes());
    return table.transact(writes);
  }

  /**
   * Gives returned seats to groups that wait.
   *
   * @param random draws the secrets of their tickets
   */
  public Outcome promote(
      String eventId, List<WaitingGroup> groups, Seats seen, Instant now, RandomGenerator random) {
    var seats = seats(eventId);
    var needed = groups.stream().mapToInt(WaitingGroup::quantity).sum();
    for (var take : seen.gatherReturned(needed)) {
      var shard = seats.shard(take.shard());
      shard.promotes(now);
      shard.take(take);
    }
    var writes = new ArrayList<TransactWriteItem>();
    for (var group : groups) {
      writes.addAll(
          waitsNoMore(
              eventId,
              group,
              group.waitsNoMore(ChangeKind.PROMOTE, now),
              Tickets.of(Tickets.secret(random), group.quantity()),
              seats));
    }
    return transact(writes, seats);
  }

  /**
   * Puts returned seats on open sale again, spread evenly, while nobody waits on any shard. The
   * epoch rises, so that nobody joins the waitlist on what they read before.
   */
  public Outcome refill(String eventId, Seats seen) {
    var seats = seats(eventId);
    var spread = Seats.spread(seen.returned(), seen.shards().size());
    for (var shard : seen.shards()) {
      seats.shard(shard.shard()).refill(shard, spread.get(shard.shard()));
    }
    return transact(List.of(), seats);
  }

  /** Takes every seat from open sale, as it was read, and offers it to those who wait. */
  public Outcome fold(String eventId, Seats seen) {
    var seats = seats(eventId);
    seats.fold(seen);
    return transact(List.of(), seats);
  }

  /**
   * Cancels bookings of one event: all of them, or none if one is not as it was read.
   *
   * @param live what to cancel, at most {@link #mostGroups}
   * @param shard the shard that gets the seats
   */
  public Outcome sweep(String eventId, List<Booking> live, int shard, Instant now) {
    var seats = seats(eventId);
    var writes = new ArrayList<TransactWriteItem>();
    for (var booking : live) {
      writes.add(end(booking, booking.ended(ChangeKind.SWEEP, now), null));
      var place = booking.place();
      if (place == null) {
        seats.shard(shard).giveBack(booking.quantity());
      } else {
        seats.shard(place.homeShard()).waiting(booking.quantity(), -1);
        writes.add(table.delete(BookingItem.entryKey(booking, place)));
      }
    }
    return transact(writes, seats);
  }

  /**
   * Ends waiting groups of one event: all of them, or none if one is not as it was read or the
   * event has changed since.
   *
   * @param version the version at which the event was read
   * @param groups what to end, at most {@link #mostGroups} with one shard more
   * @param kind why: {@link ChangeKind#END} or {@link ChangeKind#EXPIRE}
   */
  public Outcome end(
      String eventId, long version, List<WaitingGroup> groups, ChangeKind kind, Instant now) {
    var seats = seats(eventId);
    var writes = new ArrayList<TransactWriteItem>();
    for (var group : groups) {
      writes.addAll(waitsNoMore(eventId, group, group.waitsNoMore(kind, now), null, seats));
    }
    writes.add(
        table.check(
            Keys.event(eventId),
            "version = :version",
            Map.of(),
            Attributes.of(":version", version)));
    return transact(writes, seats);
  }

  /**
   * Removes an entry of the waitlist whose booking does not wait, on the condition that it still
   * does not, and that the entry is the one that was read: a fence gives both another revision.
   *
   * @param counted whether the entry is counted on its home shard
   */
  public Outcome removeStray(String eventId, WaitingGroup group, boolean counted) {
    var seats = seats(eventId);
    if (counted) {
      seats.shard(group.place().homeShard()).waiting(group.quantity(), -1);
    }
    return transact(
        List.of(
            table.delete(
                group.entry(eventId),
                "revision = :revision",
                Attributes.of(":revision", group.revision())),
            table.check(
                group.booking(),
                "attribute_not_exists(PK) OR #state <> :waitlisted OR revision <> :revision",
                Map.of("#state", "state"),
                Attributes.of(
                    ":waitlisted", BookingState.WAITLISTED.name(), ":revision", group.revision()))),
        seats);
  }

  /** The most items that one transaction may remove, beside the event and its counts. */
  public static final int MOST_REMOVED = MOST_ACTIONS - 2;

  /** How many items a booking is: itself, and the names on its tickets. */
  public static final int ITEMS_OF_BOOKING = 2;

  /**
   * Removes bookings of an archived event with the names on their tickets and their check-ins, and
   * adds what they came to to its counts: all of it, or nothing if a booking is not as it was read.
   * So each booking is counted once, however often this is repeated. A check-in of a booking is
   * made, or undone, only together with a change of the booking, so none is left if these were read
   * after it.
   *
   * @param bookings what to remove, each {@link #ITEMS_OF_BOOKING}
   * @param checkIns those of these bookings; with them at most {@link #MOST_REMOVED} items
   */
  public Outcome remove(String eventId, List<Booking> bookings, List<CheckedIn> checkIns) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var booking : bookings) {
      writes.add(BookingItem.removal(table, booking));
      writes.add(table.delete(TicketNames.key(booking), TicketNames.WHATEVER, Map.of()));
    }
    checkIns.forEach(checkIn -> writes.add(table.delete(checkIn.key())));
    writes.add(BookingItem.removed(table, eventId, RemovedBookings.of(bookings)));
    writes.add(archived(eventId));
    return table.transact(writes);
  }

  /** Removes an entry of the waitlist of an archived event, where nobody waits any more. */
  public Outcome removeEntry(String eventId, WaitingGroup group) {
    return table.transact(List.of(table.delete(group.entry(eventId)), archived(eventId)));
  }

  private TransactWriteItem archived(String eventId) {
    return table.check(
        Keys.event(eventId), "archived = :archived", Map.of(), Attributes.of(":archived", true));
  }

  /** A change after which a group waits no more: booking, entry and the count on its home shard. */
  private List<TransactWriteItem> waitsNoMore(
      String eventId,
      WaitingGroup group,
      Change change,
      @Nullable Tickets tickets,
      SeatWrites seats) {
    seats.shard(group.place().homeShard()).waiting(group.quantity(), -1);
    return List.of(
        BookingItem.transition(
            table,
            group.booking(),
            BookingState.WAITLISTED,
            group.revision(),
            change,
            tickets,
            null),
        table.delete(group.entry(eventId)));
  }

  private SeatWrites seats(String eventId) {
    return new SeatWrites(table, eventId);
  }

  private TransactWriteItem end(Booking booking, Change cancellation, @Nullable Tickets door) {
    return BookingItem.transition(
        table, booking.key(), booking.state(), booking.revision(), cancellation, null, door);
  }

  private static void cancellable(SeatWrites.Shard taker, Booking booking, Instant now) {
    if (booking.isPromotedJustNow(now)) {
      taker.notBegun(now);
    } else {
      taker.cancellable(now);
    }
  }

  private Outcome transact(List<TransactWriteItem> others, SeatWrites seats) {
    var writes = new ArrayList<>(others);
    writes.addAll(seats.writes());
    return table.transact(writes);
  }

  private Written write(
      Booking booking,
      TransactWriteItem bookingWrite,
      SeatWrites seats,
      TransactWriteItem... more) {
    var writes = new ArrayList<>(List.of(bookingWrite));
    writes.addAll(seats.writes());
    writes.addAll(List.of(more));
    return switch (table.transact(writes)) {
      case Outcome.Committed _ -> new Written.Done();
      case Outcome.Missed missed -> new Written.Missed(missed);
      case Outcome.Rejected rejected ->
          rejected.names(0)
              ? new Written.BookingChanged(asItIs(booking, rejected))
              : new Written.SeatsChanged(rejected.anyItem("SEATS").map(SeatShard::of));
    };
  }

  private static Booking asItIs(Booking booking, Outcome.Rejected rejected) {
    return rejected
        .item(0)
        .map(BookingItem::booking)
        .orElseThrow(
            () -> new IllegalStateException("booking %s is gone".formatted(booking.bookingId())));
  }
}
