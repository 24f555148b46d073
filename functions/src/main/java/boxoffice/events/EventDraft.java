package boxoffice.events;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says of a new event, within the limits that {@link Event} names.
 *
 * @param name what it is called
 * @param description what it is about
 * @param venue where it is
 * @param startsAt when it starts
 * @param timeZone the time zone of the venue
 * @param capacity how many tickets there are
 * @param maxTicketsPerBooking how many tickets one booking may hold
 * @param salesFrom when sales open; null for as soon as it is published
 * @param salesUntil when sales close
 * @param cancelUntil until when bookings may be cancelled
 */
record EventDraft(
    String name,
    @Nullable String description,
    @Nullable String venue,
    Instant startsAt,
    ZoneId timeZone,
    int capacity,
    int maxTicketsPerBooking,
    @Nullable Instant salesFrom,
    Instant salesUntil,
    Instant cancelUntil) {}
