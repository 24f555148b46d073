package boxoffice.events;

import boxoffice.accounts.KeyedHash;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.http.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes users members of events: the organizer makes an invitation and passes its code on, and who
 * has the code accepts it, once.
 */
public final class Invitations {

  /** How long an invitation may be accepted. */
  static final Duration GOOD = Duration.ofDays(7);

  /** Of so many events a user may be a member. */
  static final int MOST_MEMBERSHIPS = 100;

  private static final int KEY_BYTES = 16;

  private final EventStore events;
  private final PeopleStore people;
  private final KeyedHash codes;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param codes derives the codes
   */
  public Invitations(
      EventStore events,
      PeopleStore people,
      KeyedHash codes,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.people = people;
    this.codes = codes;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes an invitation. A repeat with the same key finds it for a week after its end, whatever
   * became of it, and gets the same code.
   *
   * @param role one of members
   * @param repeated whether the request is marked as a repeat
   */
  InviteOutcome invite(
      User user, String eventId, Role role, Optional<String> idempotencyKey, boolean repeated) {
    var code = InvitationCode.of(eventId, idempotencyKey.orElseGet(this::randomKey), codes);
    var outcomes = new EventTries(repeated);
    return attempts.carryOut(
        new InviteOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.MANAGE_PEOPLE)) {
              case Access.Denied denied -> Optional.of(new InviteOutcome.Denied(denied));
              case Access.Granted(var event, var as) ->
                  invite(event, Actor.of(user, as), role, code, outcomes, tries);
            });
  }

  private Optional<InviteOutcome> invite(
      Event event, Actor actor, Role role, InvitationCode code, EventTries outcomes, Tries tries) {
    var read = people.read(event.eventId());
    var earlier = read.invitation(code.invitationId());
    if (earlier.isPresent()) {
      return earlier.map(
          invitation ->
              invitation.role() == role
                  ? new InviteOutcome.Invited(invitation, code)
                  : new InviteOutcome.KeyReused());
    }
    var refusal = refusal(event, read);
    if (refusal.isPresent()) {
      return outcomes.refuse(
          () -> people.fence(read, event.eventId()), refusal.orElseThrow(), tries);
    }
    var now = Millis.now(clock);
    var invitation =
        new Invitation(
            event.eventId(), code.invitationId(), role, now.plus(GOOD), Optional.empty(), false);
    return outcomes.learn(
        people.invite(
            read,
            invitation,
            LogEntry.of(now, actor, LogAction.INVITED, invitation.invitationId())
                .with(Map.of("role", role.name()))),
        () -> new InviteOutcome.Invited(invitation, code),
        tries);
  }

  private Optional<InviteOutcome> refusal(Event event, People read) {
    if (event.isArchived()) {
      return Optional.of(new InviteOutcome.Archived());
    }
    if (event.state() == EventState.CANCELLED) {
      return Optional.of(new InviteOutcome.Cancelled());
    }
    if (read.open(clock.instant()).size() >= People.MOST_OPEN) {
      return Optional.of(new InviteOutcome.TooMany(People.MOST_OPEN));
    }
    return read.invitations().size() >= People.MOST_KEPT
        ? Optional.of(new InviteOutcome.TooMany(People.MOST_KEPT))
        : Optional.empty();
  }

  /** Takes an invitation back. A repeat finds it withdrawn. */
  RemovalOutcome withdraw(User user, String eventId, String invitationId) {
    var outcomes = new EventTries(false);
    return attempts.carryOut(
        new RemovalOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.MANAGE_PEOPLE)) {
              case Access.Denied denied -> Optional.of(new RemovalOutcome.Denied(denied));
              case Access.Granted(var event, var as) ->
                  withdraw(event, Actor.of(user, as), invitationId, outcomes, tries);
            });
  }

  private Optional<RemovalOutcome> withdraw(
      Event event, Actor actor, String invitationId, EventTries outcomes, Tries tries) {
    var read = people.read(event.eventId());
    var found = read.invitation(invitationId);
    if (found.isEmpty()) {
      return Optional.of(new RemovalOutcome.NotFound());
    }
    var invitation = found.get();
    return switch (invitation.state(clock.instant())) {
      case WITHDRAWN, EXPIRED -> Optional.of(new RemovalOutcome.Removed());
      case USED -> Optional.of(new RemovalOutcome.Used());
      case OPEN ->
          event.isArchived()
              ? Optional.of(new RemovalOutcome.Archived())
              : outcomes.learn(
                  people.withdraw(
                      read,
                      invitation,
                      LogEntry.of(
                              Millis.now(clock),
                              actor,
                              LogAction.INVITATION_WITHDRAWN,
                              invitationId)
                          .with(Map.of("role", invitation.role().name()))),
                  RemovalOutcome.Removed::new,
                  tries);
    };
  }

  /** What accepting would come to. */
  AcceptOutcome find(User user, InvitationCode code) {
    return events
        .find(code.eventId())
        .map(event -> look(user, event, people.read(event.eventId()), code))
        .orElseGet(AcceptOutcome.NotFound::new);
  }

  /**
   * Accepts an invitation. A repeat by the same user finds it accepted.
   *
   * @param repeated whether the request is marked as a repeat
   */
  AcceptOutcome accept(User user, InvitationCode code, boolean repeated) {
    var outcomes = new EventTries(repeated);
    return attempts.carryOut(
        new AcceptOutcome.TryAgain(),
        tries ->
            events
                .find(code.eventId())
                .map(event -> accept(user, event, code, outcomes, tries))
                .orElseGet(() -> Optional.of(new AcceptOutcome.NotFound())));
  }

  private Optional<AcceptOutcome> accept(
      User user, Event event, InvitationCode code, EventTries outcomes, Tries tries) {
    var read = people.read(event.eventId());
    var looked = look(user, event, read, code);
    if (!(looked instanceof AcceptOutcome.Good(_, var invitation))) {
      return outcomes.refuse(() -> people.fence(read, event.eventId()), looked, tries);
    }
    if (invitation.usedBy().isPresent()) {
      return Optional.of(looked);
    }
    var member =
        new Member(
            event.eventId(),
            user.userId(),
            invitation.role(),
            Millis.now(clock),
            invitation.invitationId());
    return outcomes.learn(
        people.join(
            read,
            member,
            LogEntry.of(
                    member.since(),
                    Actor.withoutRole(user.userId()),
                    LogAction.JOINED,
                    invitation.invitationId())
                .with(Map.of("role", member.role().name()))),
        () -> looked,
        tries);
  }

  private AcceptOutcome look(User user, Event event, People read, InvitationCode code) {
    return read.invitation(code.invitationId())
        .filter(_ -> !event.isArchived())
        .map(invitation -> look(user, event, read, invitation))
        .orElseGet(AcceptOutcome.NotFound::new);
  }

  private AcceptOutcome look(User user, Event event, People read, Invitation invitation) {
    return switch (invitation.state(clock.instant())) {
      case WITHDRAWN -> new AcceptOutcome.NotFound();
      case EXPIRED -> new AcceptOutcome.Expired();
      case USED ->
          isBy(user, read, invitation)
              ? new AcceptOutcome.Good(event, invitation)
              : new AcceptOutcome.Used();
      case OPEN ->
          refusal(user, event, read).orElseGet(() -> new AcceptOutcome.Good(event, invitation));
    };
  }

  /** Whether the user is a member by this invitation: one who was removed since is not. */
  private static boolean isBy(User user, People read, Invitation invitation) {
    return read.member(user.userId())
        .filter(member -> member.invitationId().equals(invitation.invitationId()))
        .isPresent();
  }

  private Optional<AcceptOutcome> refusal(User user, Event event, People read) {
    if (event.state() == EventState.CANCELLED) {
      return Optional.of(new AcceptOutcome.Cancelled());
    }
    if (event.isOrganizedBy(user)) {
      return Optional.of(new AcceptOutcome.AlreadyMember(Role.ORGANIZER));
    }
    var member = read.member(user.userId());
    if (member.isPresent()) {
      return member.map(each -> new AcceptOutcome.AlreadyMember(each.role()));
    }
    if (read.members().size() >= People.MOST_MEMBERS) {
      return Optional.of(new AcceptOutcome.TooMany(People.MOST_MEMBERS));
    }
    return people.memberships(user.userId()).size() >= MOST_MEMBERSHIPS
        ? Optional.of(new AcceptOutcome.TooMany(MOST_MEMBERSHIPS))
        : Optional.empty();
  }

  private String randomKey() {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
