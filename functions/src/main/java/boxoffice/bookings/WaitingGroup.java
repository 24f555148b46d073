package boxoffice.bookings;

import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;

/**
 * Somebody who waits for tickets, as their entry in the waitlist has it.
 *
 * @param bookingId their booking
 * @param userId whose it is
 * @param quantity how many tickets they wait for, 1 to 10
 * @param revision the revision at which their booking joined
 * @param place their place
 */
record WaitingGroup(
    String bookingId, String userId, int quantity, long revision, Booking.Place place) {

  /** The key of their entry in the waitlist of an event. */
  Key entry(String eventId) {
    return Keys.waitlistEntry(eventId, quantity, place.joined(), bookingId);
  }

  /** The key of their booking. */
  Key booking() {
    return Keys.booking(userId, bookingId);
  }
}
