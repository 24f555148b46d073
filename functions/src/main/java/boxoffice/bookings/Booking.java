package boxoffice.bookings;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one booking that a user has for an event, through all its changes.
 *
 * @param bookingId see {@link #id}
 * @param eventId the event
 * @param userId its user
 * @param state where it is in its life
 * @param quantity how many tickets it holds, 1 to 100, or waits for, 1 to 10
 * @param revision counts its changes, from 1
 * @param generation counts how often its user booked or joined anew, from 1; 0 where a fence is all
 *     that there is: see {@link #isThere}
 * @param kind what its last change was
 * @param place its place in the waitlist, while it waits
 * @param tickets its tickets, while it is confirmed; once one is in, its user cannot cancel it
 * @param parts counts the changes of its quantity, in all generations
 * @param history the changes that it keeps, the newest last: see {@link Change}
 */
public record Booking(
    String bookingId,
    String eventId,
    String userId,
    BookingState state,
    int quantity,
    long revision,
    long generation,
    ChangeKind kind,
    @Nullable Place place,
    @Nullable Tickets tickets,
    long parts,
    List<Change> history) {

  /**
   * So long a promoted booking can be cancelled whatever the deadline is, but not after the start:
   * its user did not choose the time.
   */
  static final Duration AFTER_PROMOTION = Duration.ofHours(24);

  /** The most tickets that a booking may have, a guest list too. */
  public static final int MOST_TICKETS = 100;

  public Booking {
    history = List.copyOf(history);
  }

  /**
   * A place in the waitlist.
   *
   * @param joined when it was taken
   * @param homeShard the seat shard that counts it
   */
  public record Place(Instant joined, int homeShard) {}

  /**
   * The id of a user's booking for an event: 128 bits of SHA-256 of both, as hexadecimal digits. So
   * a second booking of the same user is impossible by key, and another user's id is not found.
   */
  public static String id(String eventId, String userId) {
    return HexFormat.of().formatHex(Sha256.first(16, eventId + "/" + userId));
  }

  /** The booking of an item. */
  public static Booking of(Item item) {
    return BookingItem.booking(item);
  }

  /** Its key in the table. */
  public Key key() {
    return Keys.booking(userId, bookingId);
  }

  /** Whether its user ever booked or joined. If not, nobody sees it: it only keeps tries out. */
  public boolean isThere() {
    return generation > 0;
  }

  /** The change that led to what it is. */
  public Change lastChange() {
    return history.getLast();
  }

  /** Whether its end gave seats back: who only waited had none, and what is handed on is kept. */
  public boolean gaveSeatsBack() {
    return state == BookingState.CANCELLED
        && lastChange().kind() != ChangeKind.HAND_ON_ALL
        && !waitedToTheEnd();
  }

  /** Whether it ended while its user waited. */
  public boolean waitedToTheEnd() {
    return state == BookingState.CANCELLED
        && history.size() > 1
        && history.get(history.size() - 2).state() == BookingState.WAITLISTED;
  }

  /** When its user booked or joined, the last time that they did it anew. */
  public Instant begunAt() {
    return history.stream()
        .filter(change -> change.kind().begins())
        .reduce((_, later) -> later)
        .orElseThrow()
        .at();
  }

  /** When it was promoted, if that is how it was confirmed. */
  public Optional<Instant> promotedAt() {
    return history.stream()
        .filter(change -> change.kind() == ChangeKind.PROMOTE && !isOver(change))
        .map(Change::at)
        .findAny();
  }

  /** Since when its user has tickets or waits, in the state that it is in. */
  public Instant heldSince() {
    return promotedAt().orElseGet(this::begunAt);
  }

  /**
   * Until when its user may cancel it.
   *
   * @param deadline that of its event
   * @param start when its event starts
   */
  public Instant cancelUntil(Instant deadline, Instant start) {
    return promotedAt()
        .map(at -> at.plus(AFTER_PROMOTION))
        .map(grace -> grace.isBefore(start) ? grace : start)
        .filter(deadline::isBefore)
        .orElse(deadline);
  }

  /** Whether it was promoted so short a time ago that no deadline binds its user yet. */
  boolean isPromotedJustNow(Instant now) {
    return promotedAt().filter(at -> now.isBefore(at.plus(AFTER_PROMOTION))).isPresent();
  }

  /** Whether only fences came after this revision. */
  boolean isAsAt(long seen) {
    return lastChange().revision() <= seen && seen <= revision;
  }

  /** The change that a request with this key made, if it is among those that are kept. */
  Optional<Change> changeBy(RequestKey request) {
    return history.stream()
        .filter(change -> change.request().key().equals(request.key()))
        .findAny();
  }

  /** Whether the generation of a change is over. */
  boolean isOver(Change change) {
    return !state.isLive()
        || history.stream()
            .anyMatch(later -> later.kind().begins() && later.revision() > change.revision());
  }

  /** Whether its last changes, in their order, led to what it is. */
  public boolean hasItsHistory() {
    for (var i = 1; i < history.size(); i++) {
      var before = history.get(i - 1);
      var change = history.get(i);
      if (change.revision() <= before.revision()
          || (change.revision() == before.revision() + 1 && !mayFollow(before, change))) {
        return false;
      }
    }
    return beginnings() > 0
        && lastChange().state() == state
        && lastChange().quantity() == quantity
        && (kind == ChangeKind.FENCE
            ? lastChange().revision() < revision
            : lastChange().revision() == revision && lastChange().kind() == kind);
  }

  /** Only a change of the quantity keeps the state. */
  private static boolean mayFollow(Change before, Change change) {
    return before.state().mayBecome(change.state())
        && (before.state() != change.state() || change.kind().isPart());
  }

  /** Whether it has the tickets that it says: as many as its quantity, and only while confirmed. */
  public boolean hasItsTickets() {
    return tickets == null
        ? state != BookingState.CONFIRMED
        : state == BookingState.CONFIRMED
            && tickets.live().count() == quantity
            && tickets.live().hasAll(tickets.checkedIn())
            && tickets.live().numbers().getLast() <= tickets.last();
  }

  private long beginnings() {
    return history.stream().filter(change -> change.kind().begins()).count();
  }

  /** The change that ends it at this time. */
  Change ended(ChangeKind end, Instant at) {
    allowed(end.state().orElseThrow());
    return new Change(revision + 1, end, quantity, at, RequestKey.NONE);
  }

  /** Its tickets, which a confirmed booking has. */
  Tickets ticketsNow() {
    return Objects.requireNonNull(tickets);
  }

  /** Which of its tickets a serial is, from 1; null if it is none of them. */
  public @Nullable Integer positionOf(int serial) {
    var position = tickets == null ? -1 : tickets.live().numbers().indexOf(serial);
    return position < 0 ? null : position + 1;
  }

  /** Its tickets that are in; none while it has no tickets. */
  public Serials checkedIn() {
    return tickets == null ? Serials.NONE : tickets.checkedIn();
  }

  /** What its user shows at the door, by serial; empty while there is nothing to show. */
  public SortedMap<Integer, TicketCode> ticketCodes() {
    var codes = new TreeMap<Integer, TicketCode>();
    if (tickets != null) {
      for (var serial : tickets.live().numbers()) {
        codes.put(serial, TicketCode.of(bookingId, tickets.secret(), serial));
      }
    }
    return codes;
  }

  /** What a user has for an event before they ever booked: nothing, at revision 0. */
  static Booking none(String eventId, String userId, int quantity) {
    return new Booking(
        id(eventId, userId),
        eventId,
        userId,
        BookingState.CANCELLED,
        quantity,
        0,
        0,
        ChangeKind.FENCE,
        null,
        null,
        0,
        List.of());
  }

  /** The booking after its user booked or joined the waitlist, anew or for the first time. */
  Booking renewed(Change change, @Nullable Place newPlace, @Nullable String secret) {
    var changes = new ArrayList<>(history);
    if (beginnings() == Change.KEPT) {
      changes.remove(history.stream().filter(c -> c.kind().begins()).findFirst().orElseThrow());
    }
    changes.add(change);
    return new Booking(
        bookingId,
        eventId,
        userId,
        allowed(change.state()),
        change.quantity(),
        change.revision(),
        generation + 1,
        change.kind(),
        newPlace,
        secret == null ? null : Tickets.of(secret, change.quantity()),
        parts,
        changes);
  }

  /**
   * The booking after a change of its quantity.
   *
   * @param newTickets its tickets then; null while it waits
   */
  Booking changed(Change change, @Nullable Tickets newTickets) {
    var changes = new ArrayList<>(history);
    changes.add(change);
    return new Booking(
        bookingId,
        eventId,
        userId,
        allowed(change.state()),
        change.quantity(),
        change.revision(),
        generation,
        change.kind(),
        place,
        newTickets,
        parts + 1,
        changes);
  }

  private BookingState allowed(BookingState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("%s to %s".formatted(state, next));
    }
    return next;
  }
}
