package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.idempotency.Idempotency;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The events of one organizer, for what is done about all of them at once. */
public final class OrganizedEvents {

  private final EventStore events;
  private final PeopleStore people;
  private final LogStore log;
  private final Idempotency idempotency;
  private final InstantSource clock;

  public OrganizedEvents(
      EventStore events,
      PeopleStore people,
      LogStore log,
      Idempotency idempotency,
      InstantSource clock) {
    this.events = events;
    this.people = people;
    this.log = log;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * A page of them in every state, by their start, with what is noted of their seats.
   *
   * @param after the {@link #position} at which the page before ended
   * @param limit how many at most, up to 100
   */
  public List<ShownEvent> page(String userId, Optional<String> after, int limit) {
    var range = after.map(StartRange::behind).orElseGet(StartRange::all);
    return events.noted(events.organizedBy(userId, range, limit));
  }

  /** Where an event is in the order of their starts. */
  public static String position(ShownEvent shown) {
    return EventPage.End.of(shown).key();
  }

  /** The event that is at this {@link #position}. */
  public static String eventId(String position) {
    return position.substring(position.indexOf('#') + 1);
  }

  /** Whether one of them is published and has not begun. */
  public boolean areToCome(String userId) {
    var now = clock.instant();
    var ids =
        events.organizedBy(userId, StartRange.from(now)).stream().map(Event::eventId).toList();
    // The index may show an event as it was a moment ago.
    return events.findAll(ids).stream()
        .anyMatch(
            event ->
                event.state() == EventState.PUBLISHED && event.details().startsAt().isAfter(now));
  }

  /**
   * Removes all of them that were never published. Safe to repeat, to end anywhere and to run twice
   * at once.
   *
   * @return whether none is left; if not, one was changed meanwhile, and it must be repeated
   */
  public boolean withdrawDrafts(String userId) {
    var drafts =
        events.organizedBy(userId, StartRange.all()).stream()
            .filter(event -> event.shards() == 0)
            .map(Event::eventId)
            .toList();
    // Not one that was published meanwhile: it is no draft any more.
    return events.findAll(drafts).stream()
        .filter(event -> event.shards() == 0)
        .map(this::withdraw)
        .reduce(true, Boolean::logicalAnd);
  }

  /**
   * Its people and log go first, for nobody finds them without it, and what came since goes too.
   */
  private boolean withdraw(Event draft) {
    clear(draft.eventId());
    if (!events.removeDraft(draft)) {
      return false;
    }
    clear(draft.eventId());
    return true;
  }

  private void clear(String eventId) {
    people.removeAll(eventId);
    log.removeAll(eventId, () -> true);
  }

  /**
   * Takes from all of them who sells it and whom to ask, for that may be the user. Safe to repeat;
   * an archived event has it no more.
   *
   * @return whether none has it; if not, it must be repeated
   */
  public boolean removeSeller(String userId) {
    var ids = events.organizedBy(userId, StartRange.all()).stream().map(Event::eventId).toList();
    return events.findAll(ids).stream()
        .filter(event -> !event.isArchived() && !event.details().seller().isUnnamed())
        .map(event -> events.change(event.withoutSeller()))
        .map(Outcome.Committed.class::isInstance)
        .reduce(true, Boolean::logicalAnd);
  }

  /** Removes their invitations, so that nobody accepts one from a user who is gone. */
  public void removeInvitations(String userId) {
    events.organizedBy(userId, StartRange.all()).stream()
        .map(Event::eventId)
        .forEach(people::removeInvitations);
  }

  /** Forgets the answers that were kept for repeats of the requests that drafted them. */
  public void forgetRequests(String userId) {
    idempotency.forget(userId, CreateEventHandler.ACTION);
  }
}
