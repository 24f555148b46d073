package boxoffice.attendees;

import boxoffice.attendees.BookingPage.Rank;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.events.EventStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lists the bookings of a guest by the start of their events: a ticket of tonight stays among the
 * first until its event is over.
 *
 * <p>Every page reads all of them: nobody has many, and an index by start would have to follow each
 * event that moves.
 */
public final class ListBookings {

  private final BookingStore bookings;
  private final EventStore events;
  private final InstantSource clock;

  public ListBookings(BookingStore bookings, EventStore events, InstantSource clock) {
    this.bookings = bookings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * One page.
   *
   * @param after where the page before ended
   * @param limit how many at most
   */
  BookingPage list(String userId, Optional<Rank> after, int limit) {
    var asOf = after.map(Rank::asOf).orElseGet(clock::instant);
    var all = bookings.ofUser(userId);
    var booked = events(all);
    // One more than the page holds shows whether there is another page.
    var found =
        all.stream()
            .map(booking -> new Row(booking, rank(booking, booked, asOf)))
            .filter(row -> after.isEmpty() || row.rank().compareTo(after.get()) > 0)
            .sorted(Comparator.comparing(Row::rank))
            .limit(limit + 1L)
            .toList();
    var page = found.subList(0, Math.min(limit, found.size()));
    return new BookingPage(
        page.stream().map(Row::booking).toList(),
        found.size() > limit ? Optional.of(page.getLast().rank()) : Optional.empty());
  }

  private record Row(Booking booking, Rank rank) {}

  private Map<String, EventDetails> events(List<Booking> all) {
    return events.findAll(all.stream().map(Booking::eventId).toList()).stream()
        .collect(Collectors.toMap(Event::eventId, Event::details));
  }

  /** A booking whose event is not there is the last. */
  private static Rank rank(Booking booking, Map<String, EventDetails> events, Instant asOf) {
    return Optional.ofNullable(events.get(booking.eventId()))
        .map(event -> Rank.of(asOf, event, booking.bookingId()))
        .orElseGet(() -> new Rank(asOf, true, Instant.EPOCH, booking.bookingId()));
  }
}
