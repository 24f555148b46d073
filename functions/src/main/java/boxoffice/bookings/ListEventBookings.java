package boxoffice.bookings;

import boxoffice.accounts.ProfileStore;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.http.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

/** Lists who booked an event, for its organizer. It may lag behind by a second. */
public final class ListEventBookings {

  /** So many names are read in one request. */
  private static final int AT_ONCE = 100;

  private final EventStore events;
  private final BookingStore bookings;
  private final ProfileStore profiles;

  public ListEventBookings(EventStore events, BookingStore bookings, ProfileStore profiles) {
    this.events = events;
    this.bookings = bookings;
    this.profiles = profiles;
  }

  /**
   * One page.
   *
   * @param after the booking at which the page before ended
   * @param limit how many at most
   */
  EventBookings list(User user, String eventId, Optional<String> after, int limit) {
    var found = events.find(eventId).filter(event -> event.isVisibleTo(user));
    if (found.isEmpty()) {
      return new EventBookings.NotFound();
    }
    var event = found.get();
    if (!event.mayBeChangedBy(user)) {
      return new EventBookings.NotAllowed();
    }
    var all = new ArrayList<Booking>();
    var names = new HashMap<String, String>();
    var last = after;
    do {
      var part = page(event, last, Math.min(limit - all.size(), AT_ONCE));
      all.addAll(part.bookings());
      names.putAll(part.names());
      last = part.last();
    } while (last.isPresent() && all.size() < limit);
    return new EventBookings.Page(all, names, last);
  }

  /** As much of a page as is read at once. */
  private EventBookings.Page page(Event event, Optional<String> after, int limit) {
    // One more than the page holds tells whether there is another page.
    var read = bookings.ofEvent(event.eventId(), event.shards(), after, limit + 1);
    var page = read.subList(0, Math.min(limit, read.size()));
    return new EventBookings.Page(
        page,
        profiles.names(page.stream().map(Booking::userId).toList()),
        read.size() > limit ? Optional.of(page.getLast().bookingId()) : Optional.empty());
  }
}
