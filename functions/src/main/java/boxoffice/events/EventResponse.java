package boxoffice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it. Instants are text here, so that every mapper writes them the same
 * way.
 *
 * @param availableTickets how many a newcomer may book; in lists it may be a second old
 * @param waitlistCount how many bookings wait; in lists it may be a second old
 */
record EventResponse(
    String eventId,
    String name,
    @Nullable String description,
    @Nullable String venue,
    String startsAt,
    String timeZone,
    int capacity,
    int maxTicketsPerBooking,
    @Nullable String salesFrom,
    String salesUntil,
    String cancelUntil,
    EventState state,
    int availableTickets,
    int waitlistCount) {

  static EventResponse of(ListedEvent listed) {
    return of(listed.event(), listed.availability());
  }

  static EventResponse of(Event event, Availability availability) {
    return new EventResponse(
        event.eventId(),
        event.name(),
        event.description(),
        event.venue(),
        event.startsAt().toString(),
        event.timeZone().getId(),
        event.capacity(),
        event.maxTicketsPerBooking(),
        text(event.salesFrom()),
        event.salesUntil().toString(),
        event.cancelUntil().toString(),
        event.state(),
        availability.availableTickets(),
        availability.waitlistCount());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
