package boxoffice.notices;

import boxoffice.bookings.Booking;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Domain events of bookings as EventBridge delivers them. */
public final class Envelopes {

  private Envelopes() {}

  /** A service that nobody needs. */
  static <T> Supplier<T> absent() {
    return () -> {
      throw new AssertionError();
    };
  }

  /** Messages of a queue with these bodies: message-0 and so on. */
  static SQSEvent batch(String... bodies) {
    var batch = new SQSEvent();
    batch.setRecords(new ArrayList<>());
    for (var body : bodies) {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId("message-" + batch.getRecords().size());
      message.setBody(body);
      batch.getRecords().add(message);
    }
    return batch;
  }

  /** The id of the last change of a booking. */
  public static String id(Booking booking) {
    return "%s.%d.%d".formatted(booking.bookingId(), booking.generation(), booking.revision());
  }

  /**
   * The event of a booking's last change.
   *
   * @param more further fields of the detail
   */
  public static String of(String type, Booking booking, Instant at, Map<String, String> more) {
    return """
    {"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": "%s",
     "source": "boxoffice", "account": "123456789012", "time": "2026-11-23T12:00:00Z",
     "region": "eu-central-1", "resources": [],
     "detail": {"id": "%s", "at": "%s", "eventId": "%s", "bookingId": "%s", "userId": "%s",
       "quantity": %d, "state": "%s", "generation": %d, "revision": %d%s}}
    """
        .formatted(
            type,
            id(booking),
            at,
            booking.eventId(),
            booking.bookingId(),
            booking.userId(),
            booking.quantity(),
            booking.state(),
            booking.generation(),
            booking.revision(),
            more.entrySet().stream()
                .map(field -> ", \"%s\": \"%s\"".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining()));
  }
}
