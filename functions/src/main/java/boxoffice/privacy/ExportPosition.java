package boxoffice.privacy;

import boxoffice.bookings.BookingStore.CheckInPosition;
import boxoffice.http.Cursor;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of an export begins. The bookings come first, then their check-ins, then the events,
 * each with its messages behind it.
 */
sealed interface ExportPosition {

  /**
   * Among the bookings.
   *
   * @param last the id of the booking before; empty for the first
   */
  record InBookings(Optional<String> last) implements ExportPosition {}

  /**
   * Among the check-ins.
   *
   * @param last the check-in before; empty for the first
   */
  record InCheckIns(Optional<CheckInPosition> last) implements ExportPosition {}

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
              if (match.group("message") != null) {
                return new InMessages(match.group("of"), Long.parseLong(match.group("message")));
              }
              if (match.group("booking") != null) {
                return new InBookings(Optional.of(match.group("booking")));
              }
              return match.group("checkIns") != null
                  ? new InCheckIns(
                      Optional.ofNullable(match.group("checkIn"))
                          .map(id -> new CheckInPosition(match.group("in"), id)))
                  : new InEvents(Optional.ofNullable(match.group("event")));
            })
        .orElseGet(() -> new InBookings(Optional.empty()));
  }

  /** What a caller sends back for the next part. */
  default String cursor() {
    return Cursor.encode(
        switch (this) {
          case InBookings(var last) -> "B" + last.orElseThrow();
          case InCheckIns(var last) ->
              "C" + last.map(each -> each.bookingId() + "#" + each.checkInId()).orElse("");
          case InEvents(var last) -> "E" + last.orElse("");
          case InMessages(var event, var last) -> "M%s#%d".formatted(event, last);
        });
  }

  /** The form of a cursor, which is no part of the interface. */
  final class Form {
    private static final Pattern CURSOR =
        Pattern.compile(
            "B(?<booking>[0-9a-f]{32})"
                + "|(?<checkIns>C)((?<in>[0-9a-f]{32})#(?<checkIn>[A-Za-z0-9_-]{16}))?"
                + "|E(?<event>[0-9]{13}#[0-9a-f]{32})?"
                + "|M(?<of>[0-9]{13}#[0-9a-f]{32})#(?<message>[0-9]{1,9})");

    private Form() {}
  }
}
