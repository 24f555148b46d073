package boxoffice.attendees;

import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.RemovedBookings;
import boxoffice.bookings.TicketNames;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.events.Access;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.Right;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the bookings of an event, for those who run it. The list may lag behind by a second. */
public final class ListAttendees {

  /** Of how many bookings one request reads the names: of the guest and on the tickets. */
  private static final int AT_ONCE = 50;

  private final EventStore events;
  private final BookingStore bookings;
  private final ProfileStore profiles;
  private final InstantSource clock;

  public ListAttendees(
      EventStore events, BookingStore bookings, ProfileStore profiles, InstantSource clock) {
    this.events = events;
    this.bookings = bookings;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * One page. It ends early where the table is slow.
   *
   * @param right to see the list or to take it along
   * @param after the booking at which the page before ended
   * @param limit how many at most
   */
  AttendeePage list(User user, String eventId, Right right, Optional<String> after, int limit) {
    return switch (events.access(user, eventId, right)) {
      case Access.Denied denied -> new AttendeePage.Denied(denied);
      case Access.Granted(var event, _) -> list(event, after, limit);
    };
  }

  private AttendeePage.Page list(Event event, Optional<String> after, int limit) {
    var end = clock.instant().plus(TimeLimits.LONG_READ);
    var removed =
        event.isArchived()
            ? Optional.of(bookings.removed(event.eventId()))
            : Optional.<RemovedBookings>empty();
    var all = new ArrayList<Booking>();
    var names = new HashMap<String, String>();
    var ticketNames = new HashMap<String, TicketNames>();
    var last = after;
    do {
      var part = page(event, last, Math.min(limit - all.size(), AT_ONCE));
      all.addAll(part.bookings());
      names.putAll(part.names());
      ticketNames.putAll(part.ticketNames());
      last = part.last();
    } while (last.isPresent() && all.size() < limit && clock.instant().isBefore(end));
    return new AttendeePage.Page(event, all, names, ticketNames, last, removed);
  }

  /** The part of a page that is read at once. */
  private AttendeePage.Page page(Event event, Optional<String> after, int limit) {
    // One more than the page holds shows whether there is another page.
    var read = bookings.ofEvent(event.eventId(), event.shards(), after, limit + 1);
    var page = read.subList(0, Math.min(limit, read.size()));
    var named =
        profiles.namesBeside(
            page.stream().map(Booking::userId).toList(),
            page.stream()
                .filter(booking -> booking.tickets() != null)
                .map(TicketNames::key)
                .toList());
    return new AttendeePage.Page(
        event,
        page,
        named.names(),
        named.others().stream()
            .collect(Collectors.toMap(item -> item.text("bookingId"), TicketNames::of)),
        read.size() > limit ? Optional.of(page.getLast().bookingId()) : Optional.empty(),
        Optional.empty());
  }
}
