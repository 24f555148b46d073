package boxoffice.notices;

import boxoffice.bookings.BookingState;
import boxoffice.notices.DomainEvent.OfBooking;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain event of a booking, as EventBridge delivers it: what a notice may be due for.
 *
 * @param type the {@code detail-type}, such as {@code BookingConfirmed}
 * @param detail the change
 */
record NoticeRequest(@JsonProperty("detail-type") String type, OfBooking detail) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          // Domain events may get further fields.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

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
    try {
      return Objects.requireNonNull(MAPPER.readValue(json, NoticeRequest.class), "envelope");
    } catch (JsonProcessingException e) {
      // Not the cause, for its message has the text.
      throw new IllegalArgumentException(
          "no domain event of a booking: " + e.getClass().getSimpleName());
    }
  }

  /** The notice that is due; empty where nobody needs to know. */
  Optional<NoticeKind> kind() {
    return Optional.ofNullable(
        switch (type) {
          case "BookingConfirmed" -> NoticeKind.BOOKED;
          case "BookingWaitlisted" -> NoticeKind.WAITING;
          case "BookingPromoted" -> NoticeKind.PROMOTED;
          case "BookingCancelled" -> ofCancellation();
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

  /** Whether the booking held seats before the change. */
  boolean heldSeats() {
    return detail.was() == BookingState.CONFIRMED;
  }
}
