package boxoffice.privacy;

import boxoffice.http.Cursor;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of an export begins. The bookings come first, then the events, each with its
 * messages behind it.
 */
sealed interface ExportPosition {

  /**
   * Among the bookings.
   *
   * @param last the id of the booking before; empty for the first
   */
  record InBookings(Optional<String> last) implements ExportPosition {}

  /**
   * Among the events.
   *
   * @param last the position of the event before; empty for the first
   */
  record InEvents(Optional<String> last) implements ExportPosition {}

  /**
   * Among the messages of an event.
   *
   * @param event the position of the event
   * @param last the number of the message before
   */
  record InMessages(String event, long last) implements ExportPosition {}

  /** The position that a caller's cursor names; the begin without one, 400 for a made-up one. */
  static ExportPosition of(@Nullable String cursor) {
    return Cursor.decode(cursor, Form.CURSOR)
        .<ExportPosition>map(
            match -> {
              if (match.group(3) != null) {
                return new InMessages(match.group(3), Long.parseLong(match.group(4)));
              }
              return match.group(1) != null
                  ? new InBookings(Optional.of(match.group(1)))
                  : new InEvents(Optional.ofNullable(match.group(2)));
            })
        .orElseGet(() -> new InBookings(Optional.empty()));
  }

  /** What a caller sends back for the next part. */
  default String cursor() {
    return Cursor.encode(
        switch (this) {
          case InBookings(var last) -> "B" + last.orElseThrow();
          case InEvents(var last) -> "E" + last.orElse("");
          case InMessages(var event, var last) -> "M%s#%d".formatted(event, last);
        });
  }

  /** The form of a cursor, which is no part of the interface. */
  final class Form {
    private static final Pattern CURSOR =
        Pattern.compile(
            "B([0-9a-f]{32})|E([0-9]{13}#[0-9a-f]{32})?|M([0-9]{13}#[0-9a-f]{32})#([0-9]{1,9})");

    private Form() {}
  }
}
