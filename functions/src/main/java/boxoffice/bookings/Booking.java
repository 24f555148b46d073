package boxoffice.bookings;

import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one booking that a user has for an event, through all its changes.
 *
 * @param bookingId see {@link #id}
 * @param eventId the event
 * @param userId its user
 * @param state where it is in its life
 * @param quantity how many tickets it holds or waits for, 1 to 10
 * @param revision counts its changes, from 1
 * @param generation counts how often its user booked or joined anew, from 1
 * @param place its place in the waitlist, while it waits
 * @param ticket the secret of its ticket, while it is confirmed; see {@link TicketCode}
 * @param checkedIn its check-in; from then on its user cannot cancel it
 * @param history its last changes, at most {@link Change#KEPT}, the newest last
 */
public record Booking(
    String bookingId,
    String eventId,
    String userId,
    BookingState state,
    int quantity,
    long revision,
    long generation,
    @Nullable Place place,
    @Nullable String ticket,
    @Nullable CheckedIn checkedIn,
    List<Change> history) {

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
   * The check-in of a booking.
   *
   * @param at when the ticket was checked
   * @param key a hash of the idempotency key of the request that checked it
   */
  public record CheckedIn(Instant at, String key) {}

  /**
   * The id of a user's booking for an event: 128 bits of SHA-256 of both, as hexadecimal digits. So
   * a second booking of the same user is impossible by key, and another user's id is not found.
   */
  public static String id(String eventId, String userId) {
    return HexFormat.of().formatHex(Sha256.first(16, eventId + "/" + userId));
  }

  /** Its key in the table. */
  public Key key() {
    return Keys.booking(userId, bookingId);
  }

  /** The change that led to what it is. */
  public Change lastChange() {
    return history.getLast();
  }

  /** The change that a request with this key made, if it is among the last ones. */
  Optional<Change> changeBy(RequestKey request) {
    return history.stream()
        .filter(change -> change.request().key().equals(request.key()))
        .findAny();
  }

  /** Whether what this change brought is cancelled since. */
  boolean isOver(Change change) {
    return history.stream()
        .anyMatch(
            later ->
                later.revision() > change.revision() && later.state() == BookingState.CANCELLED);
  }

  /** Whether its last changes, all of them and in their order, led to what it is. */
  public boolean hasItsHistory() {
    if (history.size() != Math.min(revision, Change.KEPT)) {
      return false;
    }
    for (var i = 0; i < history.size(); i++) {
      var change = history.get(i);
      var allowed =
          i > 0
              ? history.get(i - 1).state().mayBecome(change.state())
              : revision > Change.KEPT || change.state().isLive();
      if (!allowed || change.revision() != revision - history.size() + 1 + i) {
        return false;
      }
    }
    return lastChange().state() == state && lastChange().quantity() == quantity;
  }

  /** The change that ends it at this time. */
  Change cancellation(Instant at) {
    return new Change(revision + 1, allowed(BookingState.CANCELLED), quantity, at, RequestKey.NONE);
  }

  /** When its ticket was checked; null if it was not. */
  public @Nullable Instant checkedInAt() {
    return checkedIn == null ? null : checkedIn.at();
  }

  /** What its user shows at the door; empty while there is nothing to show. */
  public Optional<TicketCode> ticketCode() {
    return Optional.ofNullable(ticket).map(secret -> new TicketCode(bookingId, secret));
  }

  /** The first booking of a user for an event. */
  static Booking first(
      String eventId,
      String userId,
      Change change,
      @Nullable Place place,
      @Nullable String ticket) {
    return new Booking(
        id(eventId, userId),
        eventId,
        userId,
        change.state(),
        change.quantity(),
        change.revision(),
        1,
        place,
        ticket,
        null,
        List.of(change));
  }

  /** The booking after its user booked or joined the waitlist anew. */
  Booking renewed(Change change, @Nullable Place newPlace, @Nullable String newTicket) {
    var changes = new ArrayList<>(history);
    changes.add(change);
    return new Booking(
        bookingId,
        eventId,
        userId,
        allowed(change.state()),
        change.quantity(),
        change.revision(),
        generation + 1,
        newPlace,
        newTicket,
        checkedIn,
        changes.subList(Math.max(0, changes.size() - Change.KEPT), changes.size()));
  }

  private BookingState allowed(BookingState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("%s to %s".formatted(state, next));
    }
    return next;
  }
}
