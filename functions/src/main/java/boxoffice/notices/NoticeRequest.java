package boxoffice.notices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain event of a booking, as EventBridge delivers it: what a notice may be due for.
 *
 * @param type the {@code detail-type}, such as {@code BookingConfirmed}
 * @param detail the change
 */
record NoticeRequest(@JsonProperty("detail-type") String type, Detail detail) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          // Domain events may get further fields.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  NoticeRequest {
    Objects.requireNonNull(type, "detail-type");
    Objects.requireNonNull(detail, "detail");
  }

  /**
   * A change of a booking.
   *
   * @param id of the change; a notice is sent once for each
   * @param at when it happened
   * @param eventId the event
   * @param bookingId the booking
   * @param userId its guest
   * @param quantity its tickets after the change
   * @param generation its generation after the change
   * @param was its state before; null where there was none
   * @param reason why it was cancelled; null for other changes
   */
  record Detail(
      String id,
      Instant at,
      String eventId,
      String bookingId,
      String userId,
      int quantity,
      long generation,
      @Nullable String was,
      @Nullable String reason) {

    Detail {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(eventId, "eventId");
      Objects.requireNonNull(bookingId, "bookingId");
      Objects.requireNonNull(userId, "userId");
    }
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
    return "CONFIRMED".equals(detail.was());
  }
}
