package boxoffice.events;

import boxoffice.accounts.ProfileStore;
import boxoffice.http.Cursor;
import boxoffice.http.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows who runs an event and what they did. Names are looked up now; nothing keeps them. */
public final class ShowPeople {

  /** How many names one request reads. */
  private static final int AT_ONCE = 100;

  private final EventStore events;
  private final PeopleStore people;
  private final LogStore log;
  private final ProfileStore profiles;
  private final InstantSource clock;

  public ShowPeople(
      EventStore events,
      PeopleStore people,
      LogStore log,
      ProfileStore profiles,
      InstantSource clock) {
    this.events = events;
    this.people = people;
    this.log = log;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * A member as those who run the event see them.
   *
   * @param name absent where it is not known
   */
  record MemberPart(String memberId, @Nullable String name, Role role, Instant since) {}

  /** An open invitation, without its code. */
  record InvitationPart(String invitationId, Role role, Instant expiresAt) {}

  /** Who helps to run an event, in the order of joining, and who may yet. */
  record PeopleResponse(List<MemberPart> members, List<InvitationPart> invitations) {

    PeopleResponse {
      members = List.copyOf(members);
      invitations = List.copyOf(invitations);
    }
  }

  /**
   * An entry of the log.
   *
   * @param by the name of who did it; absent where it is not known
   * @param details what else there is to say; {@code person} is the name of the user to whom it was
   *     done
   */
  record EntryResponse(
      Instant at, @Nullable String by, LogAction action, Map<String, String> details) {

    EntryResponse {
      details = Map.copyOf(details);
    }
  }

  /**
   * A page of the log, the newest entry first.
   *
   * @param next where the next page begins; absent at the end
   */
  record LogResponse(List<EntryResponse> items, @Nullable String next) {

    LogResponse {
      items = List.copyOf(items);
    }
  }

  /** Whether the user may see the people of an event and its log. */
  Access access(User user, String eventId) {
    return events.access(user, eventId, Right.SEE_PEOPLE);
  }

  /** The people of an event. */
  PeopleResponse people(String eventId) {
    var read = people.read(eventId);
    var names = names(read.members().stream().map(Member::userId).toList());
    return new PeopleResponse(
        read.members().stream()
            .sorted(Comparator.comparing(Member::since))
            .map(
                member ->
                    new MemberPart(
                        member.memberId(),
                        names.get(member.userId()),
                        member.role(),
                        member.since()))
            .toList(),
        read.open(clock.instant()).stream()
            .sorted(Comparator.comparing(Invitation::goodUntil))
            .map(
                invitation ->
                    new InvitationPart(
                        invitation.invitationId(), invitation.role(), invitation.goodUntil()))
            .toList());
  }

  /**
   * A page of the log of an event.
   *
   * @param after the position at which the page before ended
   */
  LogResponse log(String eventId, Optional<String> after, int limit) {
    var page = log.page(eventId, after, limit);
    var names =
        names(
            page.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.by()), entry.person().stream()))
                .distinct()
                .toList());
    return new LogResponse(
        page.entries().stream()
            .map(
                entry ->
                    new EntryResponse(
                        entry.at(), names.get(entry.by()), entry.action(), details(entry, names)))
            .toList(),
        page.end().map(Cursor::encode).orElse(null));
  }

  private static Map<String, String> details(LogPage.Logged entry, Map<String, String> names) {
    var details = new HashMap<>(entry.details());
    entry.person().map(names::get).ifPresent(name -> details.put("person", name));
    return details;
  }

  private Map<String, String> names(Collection<String> userIds) {
    var names = new HashMap<String, String>();
    userIds.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .forEach(some -> names.putAll(profiles.names(some)));
    return names;
  }
}
