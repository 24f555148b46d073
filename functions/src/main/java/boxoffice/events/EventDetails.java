package boxoffice.events;

import boxoffice.http.Checks;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says about an event.
 *
 * @param name 1 to 120 characters
 * @param description up to 2,000 characters
 * @param venue up to 200 characters
 * @param startsAt when it starts
 * @param timeZone the time zone of the venue
 * @param capacity how many tickets there are, 1 to 100,000
 * @param maxTicketsPerBooking how many tickets one booking may hold, 1 to 10
 * @param salesFrom when sales open; null for as soon as it is published
 * @param salesUntil when sales close, not after the start
 * @param cancelUntil until when bookings may be cancelled, not after the start
 */
public record EventDetails(
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

  /** Checks a start that is set at this time. */
  void checkStart(Checks checks, Instant now) {
    checks.require(startsAt.isAfter(now), "startsAt", "must be in the future");
    checks.require(
        !startsAt.isAfter(now.atOffset(ZoneOffset.UTC).plus(FARTHEST_AHEAD).toInstant()),
        "startsAt",
        "must be at most 2 years ahead");
  }

  /** Checks that the times fit together. */
  void checkOrder(Checks checks) {
    checks.require(
        salesFrom == null || salesFrom.isBefore(salesUntil),
        "salesFrom",
        "must be before salesUntil");
    checks.require(!salesUntil.isAfter(startsAt), "salesUntil", "must not be after startsAt");
    checks.require(!cancelUntil.isAfter(startsAt), "cancelUntil", "must not be after startsAt");
  }
}
