package boxoffice.local.demo;

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
 * @param minutes how long it takes; 0 where nobody says
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
    int minutes,
    int capacity,
    int maxTicketsPerBooking,
    List<Integer> tickets,
    List<Integer> cancelled,
    List<Integer> waiting,
    int demoUser) {

  static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

  /** The body of the request that creates it. */
  Map<String, Object> members(Instant now) {
    var startsAt = startsAt(now);
    return Map.of(
        "name", name,
        "venue", venue,
        "description", description,
        "startsAt", startsAt.toString(),
        "endsAt", minutes == 0 ? "" : startsAt.plus(minutes, ChronoUnit.MINUTES).toString(),
        "timeZone", TIME_ZONE.getId(),
        "capacity", capacity,
        "maxTicketsPerBooking", maxTicketsPerBooking);
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
