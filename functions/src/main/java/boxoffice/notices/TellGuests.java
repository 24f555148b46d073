package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingStore;
import boxoffice.events.Announced;
import boxoffice.events.AnnouncedEvent;
import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.EventStore;
import boxoffice.events.Message;
import boxoffice.events.MessageStore;
import boxoffice.http.Json;
import boxoffice.messaging.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a notice to each guest of an event that has another time or place, or starts soon, or
 * whose organizer wrote to all, page by page. It ends where the news is none any more: a newer
 * change of the event then tells all, and nobody gets a message of an event that is cancelled. Safe
 * to end anywhere and to repeat: a notice is sent once for each news and booking.
 *
 * <p>Of a change it does not count what the last one was, but what guests were last told: a typo
 * that is corrected after a move must not hide the move, and an event that is back where it was is
 * no news.
 */
public final class TellGuests {

  /** So long before the start guests are reminded; who booked later need not be. */
  static final Duration REMINDED_BEFORE = Duration.ofHours(24);

  /**
   * So long after a change it is not known whether a booking came first: clocks differ, and the
   * time of a change is of whole seconds.
   */
  static final Duration UNSURE = Duration.ofSeconds(10);

  private static final int PAGE = 100;

  private final EventStore events;
  private final MessageStore messages;
  private final BookingStore bookings;
  private final Queue notices;
  private final Queue left;
  private final InstantSource clock;

  /**
   * @param notices takes the requests for notices
   * @param left takes what a run leaves for the next one
   */
  public TellGuests(
      EventStore events,
      MessageStore messages,
      BookingStore bookings,
      Queue notices,
      Queue left,
      InstantSource clock) {
    this.events = events;
    this.messages = messages;
    this.bookings = bookings;
    this.notices = notices;
    this.left = left;
    this.clock = clock;
  }

  /**
   * Tells the guests of an event.
   *
   * @param until when to leave the rest to the next run
   * @return whether it is done, or the rest is left; false to try again
   */
  boolean tell(News news, Instant until) {
    var rest = news;
    while (clock.instant().isBefore(until)) {
      var event =
          events
              .findAnnounced(news.detail().eventId())
              .filter(announced -> isNews(news, announced))
              .map(AnnouncedEvent::event);
      if (event.isEmpty()) {
        return true;
      }
      var page = page(event.get(), rest);
      if (!notices.send(requests(news, page), Json::write).isEmpty()) {
        return false;
      }
      if (page.size() < PAGE) {
        done(news, event.get());
        return true;
      }
      rest = rest.goingOnAfter(page.getLast().bookingId());
    }
    return left.send(List.of(rest), Json::write).isEmpty();
  }

  private boolean isNews(News news, AnnouncedEvent announced) {
    var event = announced.event();
    if (event.state() != EventState.PUBLISHED || event.isArchived()) {
      return false;
    }
    if (news.isReminder()) {
      return announced.needsReminder() && event.details().startsAt().equals(news.detail().at());
    }
    if (news.isMessage()) {
      return message(news).filter(message -> !message.isTold()).isPresent();
    }
    var changed = news.detail().changed();
    return event.changedIn() == news.detail().version()
        && announced.isMoved().orElseGet(() -> changed != null && Announced.isTouchedBy(changed));
  }

  private Optional<Message> message(News news) {
    return Optional.ofNullable(news.message())
        .flatMap(number -> messages.find(news.detail().eventId(), number));
  }

  private List<Booking> page(Event event, News rest) {
    return bookings.ofEvent(
        event.eventId(), event.shards(), Optional.ofNullable(rest.after()), PAGE);
  }

  private static List<NoticeRequest> requests(News news, List<Booking> page) {
    return page.stream()
        .filter(booking -> concerns(news, booking))
        .map(booking -> NoticeRequest.of(news, booking))
        .toList();
  }

  private static boolean concerns(News news, Booking booking) {
    if (news.isMessage()) {
      return isWrittenTo(news, booking);
    }
    return news.isReminder() ? isReminded(news, booking) : isTold(news, booking);
  }

  /** Who booked after a message was not among those it was written to. */
  private static boolean isWrittenTo(News news, Booking booking) {
    return booking.state().isLive() && !booking.begunAt().isAfter(news.detail().at());
  }

  private static boolean isReminded(News news, Booking booking) {
    return booking.state() == BookingState.CONFIRMED
        && booking.heldSince().isBefore(news.detail().at().minus(REMINDED_BEFORE));
  }

  /** Those who booked well after a change were told with their booking. */
  private static boolean isTold(News news, Booking booking) {
    return booking.state().isLive()
        && !booking.heldSince().isAfter(news.detail().at().plus(UNSURE));
  }

  private void done(News news, Event event) {
    if (news.isMessage()) {
      message(news).ifPresent(messages::told);
    } else if (news.isReminder()) {
      events.reminded(event);
    } else {
      events.announce(event);
    }
  }
}
