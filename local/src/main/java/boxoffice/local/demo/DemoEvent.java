package boxoffice.local.demo;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A demo event and its bookings.
 *
 * @param key the idempotency key, from which the API derives the id of the event
 * @param byOther whether the other organizer sells it, not the demo user
 * @param draft whether it stays a draft
 * @param inDays the days from today to its start; 0 where {@code inHours} counts
 * @param at the local time of its start in {@link #TIME_ZONE}; null where {@code inHours} counts
 * @param inHours the hours from now to its start on the hour: its door is open
 * @param doorsBefore how many minutes before the start the doors open; 0 where nobody says
 * @param minutes how long it takes; 0 where nobody says
 * @param organizerName who sells it
 * @param contact the way to ask them; null where nobody says
 * @param price what it costs, in words; null for free
 * @param tickets the number of tickets of each confirmed booking
 * @param cancelled the number of tickets of each cancelled booking
 * @param waiting the number of tickets of each booking on the waitlist, in its order
 * @param demoUser the number of tickets of the demo user, who books last; 0 for no booking
 */
record DemoEvent(
    String key,
    boolean byOther,
    boolean draft,
    String name,
    String venue,
    String description,
    int inDays,
    @Nullable String at,
    int inHours,
    int doorsBefore,
    int minutes,
    int capacity,
    int maxTicketsPerBooking,
    String organizerName,
    @Nullable String contact,
    @Nullable String price,
    List<Integer> tickets,
    List<Integer> cancelled,
    List<Integer> waiting,
    int demoUser) {

  static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

  /** The body of the request that creates it. */
  Map<String, Object> members(Instant now) {
    var startsAt = startsAt(now);
    return Map.ofEntries(
        entry("name", name),
        entry("venue", venue),
        entry("description", description),
        entry("startsAt", startsAt.toString()),
        entry("endsAt", minutes == 0 ? "" : startsAt.plus(minutes, ChronoUnit.MINUTES).toString()),
        entry(
            "doorsAt",
            doorsBefore == 0 ? "" : startsAt.minus(doorsBefore, ChronoUnit.MINUTES).toString()),
        entry("timeZone", TIME_ZONE.getId()),
        entry("organizerName", organizerName),
        entry("contact", orEmpty(contact)),
        entry("price", orEmpty(price)),
        entry("capacity", capacity),
        entry("maxTicketsPerBooking", maxTicketsPerBooking));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private Instant startsAt(Instant now) {
    return at == null
        ? now.truncatedTo(ChronoUnit.HOURS).plus(inHours, ChronoUnit.HOURS)
        : LocalDate.ofInstant(now, TIME_ZONE)
            .plusDays(inDays)
            .atTime(LocalTime.parse(at))
            .atZone(TIME_ZONE)
            .toInstant();
  }
}
