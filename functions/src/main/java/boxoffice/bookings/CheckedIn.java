package boxoffice.bookings;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One check-in: tickets of a booking that one request let in.
 *
 * @param request the request, by whose {@link RequestKey#key key} a repeat finds it
 * @param eventId the event
 * @param bookingId the booking
 * @param userId the booking's user
 * @param generation the generation of the booking
 * @param serials the tickets
 * @param at when the server let them in
 * @param by the user at the door
 * @param offlineAt when a door without a network let them in, by its own clock; null for others
 * @param undone its end; null while it stands
 */
public record CheckedIn(
    RequestKey request,
    String eventId,
    String bookingId,
    String userId,
    long generation,
    Serials serials,
    Instant at,
    String by,
    @Nullable Instant offlineAt,
    @Nullable Undone undone) {

  /**
   * The end of a check-in.
   *
   * @param at when it was undone
   * @param by the user at the door
   */
  public record Undone(Instant at, String by) {}

  /** The check-in of an item. */
  public static CheckedIn of(Item item) {
    return CheckedInItem.checkedIn(item);
  }

  /** Its id: those at the door undo it by that. */
  public String checkInId() {
    return request.key();
  }

  /** Its key in the table. */
  public Key key() {
    return Keys.checkIn(userId, bookingId, checkInId());
  }

  /** The check-in after it was undone. */
  public CheckedIn undoneBy(String user, Instant now) {
    return new CheckedIn(
        request,
        eventId,
        bookingId,
        userId,
        generation,
        serials,
        at,
        by,
        offlineAt,
        new Undone(now, user));
  }
}
