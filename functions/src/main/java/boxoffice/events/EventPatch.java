package boxoffice.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer wants to be otherwise, within the limits that {@link Event} names; null for
 * what is to stay. All of it is absolute: asked for again, it changes nothing.
 *
 * @param name what it is called
 * @param description what it is about; empty for nothing
 * @param venue where it is; empty for nowhere
 * @param startsAt when it starts
 * @param timeZone the time zone of the venue
 * @param capacity how many tickets there are
 * @param maxTicketsPerBooking how many tickets one booking may hold from now on
 * @param salesFrom when sales open
 * @param salesUntil when sales close
 * @param cancelUntil until when bookings may be cancelled
 */
record EventPatch(
    @Nullable String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable Instant startsAt,
    @Nullable ZoneId timeZone,
    @Nullable Integer capacity,
    @Nullable Integer maxTicketsPerBooking,
    @Nullable Instant salesFrom,
    @Nullable Instant salesUntil,
    @Nullable Instant cancelUntil) {

  private static final EventPatch NOTHING =
      new EventPatch(null, null, null, null, null, null, null, null, null, null);

  /** Whether nothing is to be otherwise. */
  boolean isEmpty() {
    return equals(NOTHING);
  }

  /** The event as it is to be. What ended with its start, as it does by default, still does. */
  EventDraft applyTo(EventDraft event) {
    var starts = orElse(startsAt, event.startsAt());
    return new EventDraft(
        orElse(name, event.name()),
        description == null ? event.description() : description,
        venue == null ? event.venue() : venue,
        starts,
        orElse(timeZone, event.timeZone()),
        orElse(capacity, event.capacity()),
        orElse(maxTicketsPerBooking, event.maxTicketsPerBooking()),
        salesFrom == null ? event.salesFrom() : salesFrom,
        orElse(salesUntil, orStart(event.salesUntil(), event, starts)),
        orElse(cancelUntil, orStart(event.cancelUntil(), event, starts)));
  }

  private static Instant orStart(Instant end, EventDraft event, Instant starts) {
    return end.equals(event.startsAt()) ? starts : end;
  }

  private static <T> T orElse(@Nullable T wanted, T now) {
    return Optional.ofNullable(wanted).orElse(now);
  }
}
