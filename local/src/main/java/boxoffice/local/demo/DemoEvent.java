package boxoffice.local.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A demo event and its bookings.
 *
 * @param key the idempotency key, from which the API derives the id of the event
 * @param byOther whether the other organizer sells it, not the demo user
 * @param draft whether it stays a draft
 * @param inDays the days from today to its start
 * @param at the local time of its start in {@link #TIME_ZONE}
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
    String at,
    int capacity,
    int maxTicketsPerBooking,
    List<Integer> tickets,
    List<Integer> cancelled,
    List<Integer> waiting,
    int demoUser) {

  static final ZoneId TIME_ZONE = ZoneId.of("Europe/Berlin");

  /** The body of the request that creates it. */
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
