package boxoffice.bookings;

import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import java.time.Instant;

/**
 * One of those who wait for tickets, as their entry in the waitlist has it.
 *
 * @param bookingId their booking
 * @param userId whose it is
 * @param quantity how many tickets they wait for, 1 to 10
 * @param revision the revision of their booking: the one at which it joined, or a later fence
 * @param place their place
 */
public record WaitingGroup(
    String bookingId, String userId, int quantity, long revision, Booking.Place place) {

  /** The key of their entry in the waitlist of an event. */
  public Key entry(String eventId) {
    return Keys.waitlistEntry(eventId, quantity, place.joined(), bookingId);
  }

  /** The key of their booking. */
  public Key booking() {
    return Keys.booking(userId, bookingId);
  }

  /** The change of this kind that ends their waiting at this time. */
  Change waitsNoMore(ChangeKind kind, Instant at) {
    return new Change(revision + 1, kind, quantity, at, RequestKey.NONE);
  }
}
