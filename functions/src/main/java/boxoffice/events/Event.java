package boxoffice.events;

import boxoffice.http.User;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An event that people can book tickets for.
 *
 * @param eventId 32 hexadecimal digits
 * @param organizerId the user who created it
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
 * @param state where it is in its life
 * @param version counts its changes, from 1
 * @param shards how many seat shards it has; 0 before it is published, then fixed
 */
public record Event(
    String eventId,
    String organizerId,
    String name,
    @Nullable String description,
    @Nullable String venue,
    Instant startsAt,
    ZoneId timeZone,
    int capacity,
    int maxTicketsPerBooking,
    @Nullable Instant salesFrom,
    Instant salesUntil,
    Instant cancelUntil,
    EventState state,
    long version,
    int shards) {

  /** Whether the user may publish or change it: its organizer, or an admin. */
  public boolean mayBeChangedBy(User user) {
    return organizerId.equals(user.userId()) || user.isAdmin();
  }

  /**
   * Whether the user may know of it: everyone once it was published, before only who may change it.
   */
  public boolean isVisibleTo(User user) {
    return shards > 0 || mayBeChangedBy(user);
  }

  /** This draft as it is when published: its shards are fixed from then on. */
  Event published() {
    return next(EventDraft.of(this), EventState.PUBLISHED, Seats.shardsFor(capacity));
  }

  /** This event as it is when its organizer says this of it. */
  Event changed(EventDraft draft) {
    return next(draft, state, shards);
  }

  /** This event as it is when cancelled. */
  Event cancelled() {
    return next(EventDraft.of(this), EventState.CANCELLED, shards);
  }

  private Event next(EventDraft draft, EventState nextState, int nextShards) {
    return new Event(
        eventId,
        organizerId,
        draft.name(),
        draft.description(),
        draft.venue(),
        draft.startsAt(),
        draft.timeZone(),
        draft.capacity(),
        draft.maxTicketsPerBooking(),
        draft.salesFrom(),
        draft.salesUntil(),
        draft.cancelUntil(),
        nextState,
        version + 1,
        nextShards);
  }
}
