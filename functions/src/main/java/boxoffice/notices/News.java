package boxoffice.notices;

import boxoffice.events.Event;
import boxoffice.notices.DomainEvent.OfEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What all guests of an event may have to know, and how far they have been told: a change, as
 * EventBridge delivers its domain event, or that it starts soon.
 *
 * @param type the {@code detail-type} of a domain event, or {@link #REMINDER}
 * @param detail the change; for a reminder, {@code at} is the start
 * @param after the id of the booking behind which guests are still to be told; null for all
 */
record News(@JsonProperty("detail-type") String type, OfEvent detail, @Nullable String after) {

  /** That an event starts within a day; it is no domain event. */
  private static final String REMINDER = "EventStartsSoon";

  /** That an event starts soon. Its id has the start, so that a moved event has another one. */
  static News reminder(Event event) {
    var start = event.details().startsAt();
    return new News(
        REMINDER,
        new OfEvent(
            "%s.start.%d".formatted(event.eventId(), start.getEpochSecond()),
            start,
            event.eventId(),
            event.organizerId(),
            event.version(),
            null),
        null);
  }

  boolean isReminder() {
    return type.equals(REMINDER);
  }

  News goingOnAfter(String bookingId) {
    return new News(type, detail, bookingId);
  }
}
