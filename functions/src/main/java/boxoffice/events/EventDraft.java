package boxoffice.events;

import boxoffice.http.Checks;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says of an event, within the limits that {@link Event} names.
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
    Instant cancelUntil) {

  private static final Period FARTHEST_AHEAD = Period.ofYears(2);

  /** What its organizer says of this event now. */
  static EventDraft of(Event event) {
    return new EventDraft(
        event.name(),
        event.description(),
        event.venue(),
        event.startsAt(),
        event.timeZone(),
        event.capacity(),
        event.maxTicketsPerBooking(),
        event.salesFrom(),
        event.salesUntil(),
        event.cancelUntil());
  }

  /** Notes whether the start is one that may be set at this time. */
  void checkStart(Checks checks, Instant now) {
    checks.require(startsAt.isAfter(now), "startsAt", "must be in the future");
    checks.require(
        !startsAt.isAfter(now.atOffset(ZoneOffset.UTC).plus(FARTHEST_AHEAD).toInstant()),
        "startsAt",
        "must be at most 2 years ahead");
  }

  /** Notes which times do not fit together. */
  void checkOrder(Checks checks) {
    checks.require(
        salesFrom == null || salesFrom.isBefore(salesUntil),
        "salesFrom",
        "must be before salesUntil");
    checks.require(!salesUntil.isAfter(startsAt), "salesUntil", "must not be after startsAt");
    checks.require(!cancelUntil.isAfter(startsAt), "cancelUntil", "must not be after startsAt");
  }
}
