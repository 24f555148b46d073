package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.http.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends memberships of events: organizers remove members, and members leave. */
public final class Members {

  private final EventStore events;
  private final PeopleStore people;
  private final Attempts attempts;
  private final InstantSource clock;

  public Members(EventStore events, PeopleStore people, Attempts attempts, InstantSource clock) {
    this.events = events;
    this.people = people;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** What a user helps to run. It may be a second old. */
  public List<Member> memberships(String userId) {
    return people.memberships(userId);
  }

  /** Removes a member, for the organizer. A repeat finds nobody to remove. */
  RemovalOutcome remove(User user, String eventId, String memberId) {
    if (memberId.equals(Member.id(eventId, user.userId()))) {
      return leave(user.userId(), eventId);
    }
    return attempts.carryOut(
        new RemovalOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.MANAGE_PEOPLE)) {
              case Access.Denied denied -> Optional.of(new RemovalOutcome.Denied(denied));
              case Access.Granted(var event, var as) ->
                  remove(event, Actor.of(user, as), LogAction.REMOVED, memberId, tries);
            });
  }

  /** Has a user leave an event. Where the user is no member, nothing happens. */
  RemovalOutcome leave(String userId, String eventId) {
    return attempts.carryOut(
        new RemovalOutcome.TryAgain(),
        tries ->
            events
                .find(eventId)
                .map(
                    event ->
                        remove(
                            event,
                            Actor.withoutRole(userId),
                            LogAction.LEFT,
                            Member.id(eventId, userId),
                            tries))
                .orElseGet(() -> Optional.of(new RemovalOutcome.Removed())));
  }

  /**
   * Has a user leave every event. Safe to repeat and to end anywhere.
   *
   * @return whether none is left; if not, it must be repeated
   */
  public boolean leaveAll(String userId) {
    return memberships(userId).stream().allMatch(this::leaveForGood);
  }

  private boolean leaveForGood(Member member) {
    return switch (leave(member.userId(), member.eventId())) {
      case RemovalOutcome.TryAgain _ -> false;
      case RemovalOutcome _ -> {
        // It is there only of an event that is archived or gone.
        people.removeQuietly(member);
        yield true;
      }
    };
  }

  private Optional<RemovalOutcome> remove(
      Event event, Actor actor, LogAction action, String memberId, Tries tries) {
    var read = people.read(event.eventId());
    var member = read.members().stream().filter(each -> each.memberId().equals(memberId)).findAny();
    if (member.isEmpty()) {
      return Optional.of(new RemovalOutcome.Removed());
    }
    return event.isArchived()
        ? Optional.of(new RemovalOutcome.Archived())
        : remove(read, member.get(), actor, action, tries);
  }

  private Optional<RemovalOutcome> remove(
      People read, Member member, Actor actor, LogAction action, Tries tries) {
    var entry =
        LogEntry.of(Millis.now(clock), actor, action, member.memberId())
            .about(member.userId())
            .with(Map.of("role", member.role().name()));
    return new EventTries(false)
        .learn(people.remove(read, member, entry), RemovalOutcome.Removed::new, tries);
  }
}
