package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.notices.DomainEvent.OfBooking;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain event of a booking, as EventBridge delivers it: what a notice may be due for.
 *
 * @param type the {@code detail-type}, such as {@code BookingConfirmed}
 * @param detail the change
 * @param message the number of the organizer's message; null for all other notices
 */
record NoticeRequest(
    @JsonProperty("detail-type") String type, OfBooking detail, @Nullable Long message) {

  /** What {@link TellGuests} asks for; they are no domain events. */
  private static final String EVENT_MOVED = "EventMoved";

  private static final String REMINDER = "Reminder";

  private static final String MESSAGE = "OrganizerMessage";

  NoticeRequest {
    Objects.requireNonNull(type, "detail-type");
    Objects.requireNonNull(detail.id(), "id");
    Objects.requireNonNull(detail.at(), "at");
    Objects.requireNonNull(detail.eventId(), "eventId");
    Objects.requireNonNull(detail.bookingId(), "bookingId");
    Objects.requireNonNull(detail.userId(), "userId");
  }

  /**
   * Reads the envelope of EventBridge.
   *
   * @throws IllegalArgumentException if it is none, or lacks a field that a notice needs
   */
  static NoticeRequest read(String json) {
    return Envelope.read(json, NoticeRequest.class);
  }

  /** What the guest of a booking must know of its event. */
  static NoticeRequest of(News news, Booking booking) {
    return new NoticeRequest(
        type(news),
        new OfBooking(
            news.detail().id() + "." + booking.bookingId(),
            news.detail().at(),
            booking.eventId(),
            booking.bookingId(),
            booking.userId(),
            booking.quantity(),
            null,
            booking.state(),
            booking.state(),
            null,
            booking.generation(),
            booking.revision()),
        news.message());
  }

  private static String type(News news) {
    if (news.isMessage()) {
      return MESSAGE;
    }
    return news.isReminder() ? REMINDER : EVENT_MOVED;
  }

  /** The notice that is due; empty where nobody needs to know. */
  Optional<NoticeKind> kind() {
    return Optional.ofNullable(
        switch (type) {
          case "BookingConfirmed" -> NoticeKind.BOOKED;
          case "BookingWaitlisted" -> NoticeKind.WAITING;
          case "BookingPromoted" -> NoticeKind.PROMOTED;
          case "BookingReduced" ->
              detail.state() == BookingState.WAITLISTED
                  ? NoticeKind.SMALLER_GROUP
                  : NoticeKind.FEWER_TICKETS;
          case "BookingEnlarged" -> NoticeKind.MORE_TICKETS;
          case "BookingHandedOn" -> NoticeKind.HANDED_ON;
          case "BookingReceived" -> NoticeKind.RECEIVED;
          case "BookingCancelled" -> ofCancellation();
          case EVENT_MOVED -> NoticeKind.EVENT_MOVED;
          case REMINDER -> NoticeKind.REMINDER;
          case MESSAGE -> message == null ? null : NoticeKind.ORGANIZER_MESSAGE;
          default -> null;
        });
  }

  private @Nullable NoticeKind ofCancellation() {
    return switch (detail.reason()) {
      case "guest" -> heldSeats() ? NoticeKind.CANCELLED : NoticeKind.LEFT_WAITLIST;
      case "event" -> NoticeKind.EVENT_CANCELLED;
      case "no-longer-fits" -> NoticeKind.NO_LONGER_FITS;
      case "event-began" -> NoticeKind.EVENT_BEGAN;
      case null, default -> null;
    };
  }

  /** Whether the booking waited before the change. */
  boolean waited() {
    return detail.was() == BookingState.WAITLISTED;
  }

  /** Whether the booking held seats before the change. */
  boolean heldSeats() {
    return detail.was() == BookingState.CONFIRMED;
  }
}
