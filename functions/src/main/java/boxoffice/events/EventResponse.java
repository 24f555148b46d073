package boxoffice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it. Instants are text here, so that every mapper writes them the same
 * way.
 *
 * @param availableTickets in answers about one event only
 * @param waitlistCount in answers about one event only
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
    @Nullable Integer availableTickets,
    @Nullable Integer waitlistCount) {

  static EventResponse of(Event event) {
    return of(event, null, null);
  }

  static EventResponse of(Event event, Availability availability) {
    return of(event, availability.availableTickets(), availability.waitlistCount());
  }

  private static EventResponse of(
      Event event, @Nullable Integer availableTickets, @Nullable Integer waitlistCount) {
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
        availableTickets,
        waitlistCount);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
