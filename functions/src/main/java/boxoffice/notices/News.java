package boxoffice.notices;

import boxoffice.events.Event;
import boxoffice.events.Message;
import boxoffice.notices.DomainEvent.OfEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What all guests of an event may have to know, and how far they have been told: a change, as
 * EventBridge delivers its domain event, that it starts soon, or what its organizer wrote.
 *
 * @param type the {@code detail-type} of a domain event, {@link #REMINDER} or {@link #MESSAGE}
 * @param detail the change; for a reminder, {@code at} is the start
 * @param message the number of the message; null for all other news
 * @param after the id of the booking behind which guests are still to be told; null for all
 */
public record News(
    @JsonProperty("detail-type") String type,
    OfEvent detail,
    @Nullable Long message,
    @Nullable String after) {

  /** That an event starts within a day; it is no domain event. */
  private static final String REMINDER = "EventStartsSoon";

  /** That an organizer wrote to all guests; it is no domain event. */
  private static final String MESSAGE = "OrganizerMessage";

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
        null,
        null);
  }

  /** What an organizer wrote to all guests: where it is, and nothing of its words. */
  public static News of(Message message) {
    return new News(
        MESSAGE,
        new OfEvent(message.messageId(), message.sentAt(), message.eventId(), "", 0, null),
        message.number(),
        null);
  }

  boolean isReminder() {
    return type.equals(REMINDER);
  }

  boolean isMessage() {
    return message != null;
  }

  News goingOnAfter(String bookingId) {
    return new News(type, detail, message, bookingId);
  }
}
