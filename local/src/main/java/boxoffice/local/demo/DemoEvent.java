package boxoffice.local.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * An event to begin with, and who has tickets.
 *
 * @param key its idempotency key, of which the API makes its id
 * @param byOther whether another organizer than the demo user offers it
 * @param draft whether it is not published
 * @param inDays the days from now to its start
 * @param at the time of its start in {@link #TIME_ZONE}
 * @param tickets bookings that are confirmed
 * @param cancelled bookings that were cancelled
 * @param waiting bookings that wait for a seat, the next first
 * @param demoUser tickets of the demo user, who comes after all others; 0 for no booking
 */
record DemoEvent(
    String key,
    boolean byOther,
    boolean draft,
    String name,
    String venue,
    String description,
    int inDays,
    String at,
    int capacity,
    int maxTicketsPerBooking,
    List<Integer> tickets,
    List<Integer> cancelled,
    List<Integer> waiting,
    int demoUser) {

  static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

  /** What the API is told of it. */
  Map<String, Object> members(LocalDate today) {
    var startsAt = today.plusDays(inDays).atTime(LocalTime.parse(at)).atZone(TIME_ZONE);
    return Map.of(
        "name", name,
        "venue", venue,
        "description", description,
        "startsAt", startsAt.toInstant().toString(),
        "timeZone", TIME_ZONE.getId(),
        "capacity", capacity,
        "maxTicketsPerBooking", maxTicketsPerBooking);
  }
}
