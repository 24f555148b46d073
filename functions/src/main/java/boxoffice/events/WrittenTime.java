package boxoffice.events;

import boxoffice.http.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in words of a language, in the time zone of an event, whose name they say. */
public final class WrittenTime {

  /** Such as "Saturday, 28 November 2026, 20:00, Central European Standard Time". */
  public static final WrittenTime ENGLISH =
      new WrittenTime(Locale.ENGLISH, "EEEE, d MMMM uuuu, HH:mm", "HH:mm", "%s to %s");

  private final DateTimeFormatter local;
  private final DateTimeFormatter clock;
  private final DateTimeFormatter zoneName;
  private final String range;

  /**
   * Times of a language.
   *
   * @param date the pattern of day and clock
   * @param clock the pattern of the clock
   * @param range what is between two times, as {@code %s}
   */
  public WrittenTime(Locale locale, String date, String clock, String range) {
    this.local = DateTimeFormatter.ofPattern(date, locale);
    this.clock = DateTimeFormatter.ofPattern(clock, locale);
    this.zoneName = DateTimeFormatter.ofPattern("zzzz", locale);
    this.range = range;
  }

  /** When an event starts and, if its organizer says so, ends. */
  public String of(EventDetails details) {
    var zone = TimeZones.of(details.timeZone());
    var start = details.startsAt().atZone(zone);
    if (details.endsAt() == null) {
      return of(details.startsAt(), zone);
    }
    var end = details.endsAt().atZone(zone);
    var sameClocks = start.getOffset().equals(end.getOffset());
    var until = start.toLocalDate().equals(end.toLocalDate()) ? clock : local;
    return "%s, %s (%s)"
        .formatted(
            range.formatted(
                local.format(start) + (sameClocks ? "" : ", " + zoneName.format(start)),
                until.format(end)),
            zoneName.format(end),
            zone.getId());
  }

  /** When the doors of an event open: on the day of its start the clock alone; empty if unsaid. */
  public String doors(EventDetails details) {
    if (details.doorsAt() == null) {
      return "";
    }
    var zone = TimeZones.of(details.timeZone());
    var doors = details.doorsAt().atZone(zone);
    var start = details.startsAt().atZone(zone);
    return doors.toLocalDate().equals(start.toLocalDate())
            && doors.getOffset().equals(start.getOffset())
        ? clock.format(doors)
        : of(details.doorsAt(), zone);
  }

  /** A time, such as the end of cancelling. */
  public String of(Instant time, ZoneId zone) {
    var at = time.atZone(zone);
    return "%s, %s (%s)".formatted(local.format(at), zoneName.format(at), zone.getId());
  }
}
