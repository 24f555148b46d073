package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reads and writes the members and invitations of events. Every change is one transaction: at the
 * revision that was read, while the event is not archived, with its entry in the log.
 */
public final class PeopleStore {

  /** How many memberships one request reads: more than a user may have. */
  private static final int MEMBERSHIPS = 200;

  private static final String EXISTS = "attribute_exists(PK) AND attribute_not_exists(archived)";

  private final Table table;

  public PeopleStore(Table table) {
    this.table = table;
  }

  /** The people of an event. The revision is read first: who changed since is noticed. */
  People read(String eventId) {
    var revision = table.get(Keys.people(eventId)).map(item -> item.number("revision")).orElse(0L);
    return new People(
        all(eventId, Keys.MEMBER_PREFIX).stream().map(PeopleItem::member).toList(),
        all(eventId, Keys.INVITATION_PREFIX).stream().map(PeopleItem::invitation).toList(),
        revision);
  }

  private List<Item> all(String eventId, String prefix) {
    // A page of 1 MB holds all that an event may have.
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("PK = :event AND begins_with(SK, :prefix)")
                .expressionAttributeValues(
                    Attributes.of(":event", Keys.event(eventId).partition(), ":prefix", prefix))
                .consistentRead(true))
        .items();
  }

  /** What a user helps to run. It may be a second old. */
  List<Member> memberships(String userId) {
    return table
        .query(
            QueryRequest.builder()
                .indexName("GSI2")
                .keyConditionExpression("GSI2PK = :user")
                .expressionAttributeValues(Attributes.of(":user", Keys.memberships(userId)))
                .limit(MEMBERSHIPS))
        .items()
        .stream()
        .map(PeopleItem::member)
        .toList();
  }

  /** Writes a new invitation to an event that is not cancelled. */
  Outcome invite(People read, Invitation invitation, LogEntry entry) {
    return transact(
        read,
        invitation.eventId(),
        notCancelled(invitation.eventId()),
        List.of(table.put(PeopleItem.of(invitation), "attribute_not_exists(PK)")),
        entry);
  }

  /** Takes an invitation back. */
  Outcome withdraw(People read, Invitation invitation, LogEntry entry) {
    return transact(
        read,
        invitation.eventId(),
        notArchived(invitation.eventId()),
        List.of(
            table.update(
                Keys.invitation(invitation.eventId(), invitation.invitationId()),
                "SET withdrawn = :withdrawn",
                "attribute_exists(PK)",
                Map.of(),
                Attributes.of(":withdrawn", true))),
        entry);
  }

  /** Makes a user a member of an event that is not cancelled, and notes who used the invitation. */
  Outcome join(People read, Member member, LogEntry entry) {
    return transact(
        read,
        member.eventId(),
        notCancelled(member.eventId()),
        List.of(
            table.update(
                Keys.invitation(member.eventId(), member.invitationId()),
                "SET usedBy = :user",
                "attribute_exists(PK)",
                Map.of(),
                Attributes.of(":user", member.userId())),
            table.put(PeopleItem.of(member), "attribute_not_exists(PK)")),
        entry);
  }

  /** Ends a membership. */
  Outcome remove(People read, Member member, LogEntry entry) {
    return transact(
        read,
        member.eventId(),
        notArchived(member.eventId()),
        List.of(table.delete(Keys.member(member.eventId(), member.userId()))),
        entry);
  }

  /** Keeps out every try that was made of these people as they were read. */
  Outcome fence(People read, String eventId) {
    return table.transact(List.of(next(read, eventId)));
  }

  /** Removes a member of an event that is archived or gone; of others, a log has to tell. */
  void removeQuietly(Member member) {
    table.remove(Keys.member(member.eventId(), member.userId()));
  }

  /** Removes the invitations of an event, so that nobody accepts one. Safe to repeat. */
  void removeInvitations(String eventId) {
    all(eventId, Keys.INVITATION_PREFIX).stream()
        .map(PeopleItem::invitation)
        .forEach(invitation -> table.remove(Keys.invitation(eventId, invitation.invitationId())));
  }

  /** Removes all people of an event that is archived or gone. Safe to repeat. */
  public void removeAll(String eventId) {
    removeInvitations(eventId);
    all(eventId, Keys.MEMBER_PREFIX).stream().map(PeopleItem::member).forEach(this::removeQuietly);
    table.remove(Keys.people(eventId));
  }

  private Outcome transact(
      People read,
      String eventId,
      TransactWriteItem event,
      List<TransactWriteItem> writes,
      LogEntry entry) {
    var all = new ArrayList<>(List.of(next(read, eventId), event));
    all.addAll(writes);
    all.addAll(LogItem.writes(table, eventId, entry).toList());
    return table.transact(all);
  }

  private TransactWriteItem notArchived(String eventId) {
    return table.check(Keys.event(eventId), EXISTS, Map.of(), Map.of());
  }

  private TransactWriteItem notCancelled(String eventId) {
    return table.check(
        Keys.event(eventId),
        EXISTS + " AND #state <> :cancelled",
        Map.of("#state", "state"),
        Attributes.of(":cancelled", EventState.CANCELLED.name()));
  }

  /** Of two changes at once, one finds that the other was quicker. */
  private TransactWriteItem next(People read, String eventId) {
    return table.update(
        Keys.people(eventId),
        "SET #type = :type, revision = :next",
        read.revision() == 0 ? "attribute_not_exists(PK)" : "revision = :read",
        Map.of("#type", "type"),
        read.revision() == 0
            ? Attributes.of(":type", "PEOPLE", ":next", 1L)
            : Attributes.of(
                ":type", "PEOPLE", ":read", read.revision(), ":next", read.revision() + 1));
  }
}
