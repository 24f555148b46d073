package boxoffice.events;

import boxoffice.http.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words, in the time zone of an event, whose name they say. */
public final class WrittenTime {

  /** Such as "Saturday, 28 November 2026, 20:00". */
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);

  /** Such as "Central European Standard Time". */
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private WrittenTime() {}

  /** When an event starts and, if its organizer says so, ends. */
  public static String of(EventDetails details) {
    var zone = TimeZones.of(details.timeZone());
    var start = details.startsAt().atZone(zone);
    if (details.endsAt() == null) {
      return of(details.startsAt(), zone);
    }
    var end = details.endsAt().atZone(zone);
    var sameClocks = start.getOffset().equals(end.getOffset());
    var until = start.toLocalDate().equals(end.toLocalDate()) ? CLOCK : LOCAL;
    return "%s%s to %s, %s (%s)"
        .formatted(
            LOCAL.format(start),
            sameClocks ? "" : ", " + ZONE.format(start),
            until.format(end),
            ZONE.format(end),
            zone.getId());
  }

  /** A time, such as the end of cancelling. */
  public static String of(Instant time, ZoneId zone) {
    var local = time.atZone(zone);
    return "%s, %s (%s)".formatted(LOCAL.format(local), ZONE.format(local), zone.getId());
  }
}
