package boxoffice.bookings;

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
    String bookingId, String userId, int quantity, long revision, Booking.Place place) {}
