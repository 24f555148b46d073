package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.events.Announced;
import boxoffice.events.AnnouncedEvent;
import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.EventStore;
import boxoffice.http.Json;
import boxoffice.messaging.Queue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a notice to each guest of an event that has another time or place, page by page. It
 * gives way to a newer change of the event, which then tells all. Safe to end anywhere and to
 * repeat: a notice is sent once for each version and booking.
 *
 * <p>What counts is not what the last change was, but what guests were last told: a typo that is
 * corrected after a move must not hide the move, and an event that is back where it was is no news.
 */
public final class TellGuests {

  private static final int PAGE = 100;

  private final EventStore events;
  private final BookingStore bookings;
  private final Queue notices;
  private final Queue moves;
  private final InstantSource clock;

  /**
   * @param notices takes the requests for notices
   * @param moves takes what a run leaves for the next one
   */
  public TellGuests(
      EventStore events, BookingStore bookings, Queue notices, Queue moves, InstantSource clock) {
    this.events = events;
    this.bookings = bookings;
    this.notices = notices;
    this.moves = moves;
    this.clock = clock;
  }

  /**
   * Tells the guests of a change, if they must know of it.
   *
   * @param until when to leave the rest to the next run
   * @return whether it is done, or the rest is left; false to try again
   */
  boolean tell(EventMove move, Instant until) {
    var announced = events.findAnnounced(move.detail().eventId());
    if (announced.filter(event -> isNews(event, move.detail())).isEmpty()) {
      return true;
    }
    return tell(announced.get().event(), move, until);
  }

  private static boolean isNews(AnnouncedEvent announced, DomainEvent.OfEvent change) {
    var event = announced.event();
    return event.version() == change.version()
        && event.state() == EventState.PUBLISHED
        && !event.isArchived()
        && announced
            .announced()
            .map(told -> !told.equals(Announced.of(event.details())))
            .orElseGet(() -> change.changed() != null && Announced.isTouchedBy(change.changed()));
  }

  private boolean tell(Event event, EventMove first, Instant until) {
    var move = first;
    while (clock.instant().isBefore(until)) {
      var page =
          bookings.ofEvent(
              event.eventId(), event.shards(), Optional.ofNullable(move.after()), PAGE);
      if (!notices.send(requests(move, page), Json::write).isEmpty()) {
        return false;
      }
      if (page.size() < PAGE) {
        events.announce(event);
        return true;
      }
      move = move.goingOnAfter(page.getLast().bookingId());
      if (isSuperseded(event)) {
        return true;
      }
    }
    return moves.send(List.of(move), Json::write).isEmpty();
  }

  /** Those who booked later were told with their booking. */
  private static List<NoticeRequest> requests(EventMove move, List<Booking> page) {
    return page.stream()
        .filter(booking -> booking.state().isLive())
        .filter(booking -> !booking.lastChange().at().isAfter(move.detail().at()))
        .map(booking -> NoticeRequest.ofMove(move.detail(), booking))
        .toList();
  }

  private boolean isSuperseded(Event event) {
    return events.find(event.eventId()).filter(now -> now.version() == event.version()).isEmpty();
  }
}
