package boxoffice.accounts;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Marks on accounts that a job is to work on. Cognito keeps no such note, and a job may die
 * anywhere: the mark is written first and removed last. It names a user by id alone.
 */
public final class AccountMarks {

  /** What a mark asks for. */
  public enum Kind {
    /** Its user wants the account to be deleted. */
    DELETION,
    /** Its address was not confirmed in time. */
    UNCONFIRMED
  }

  /**
   * A mark.
   *
   * @param at when it was set
   * @param closedAt when the account was disabled and all of its sessions were ended; empty before
   */
  public record Mark(String userId, Instant at, Optional<Instant> closedAt) {}

  private final Table table;
  private final Kind kind;

  /** The marks of one kind. */
  public AccountMarks(Table table, Kind kind) {
    this.table = table;
    this.kind = kind;
  }

  /** The mark on an account as it is now. */
  public Optional<Mark> find(String userId) {
    return table.get(key(userId)).map(AccountMarks::mark);
  }

  /** Every account that is marked, the earliest mark first. It may be a second old. */
  public List<String> all() {
    var all = new ArrayList<String>();
    var last = "";
    boolean more;
    do {
      var page =
          table.query(
              QueryRequest.builder()
                  .indexName("GSI1")
                  .keyConditionExpression("GSI1PK = :kind AND GSI1SK > :last")
                  .expressionAttributeValues(
                      Attributes.of(":kind", kind.name(), ":last", last.isEmpty() ? " " : last)));
      for (var item : page.items()) {
        all.add(item.text("userId"));
        last = item.text("GSI1SK");
      }
      more = page.more();
    } while (more);
    return all;
  }

  /** Marks an account. A mark that is there stays as it is, so that a repeat delays nothing. */
  public void set(String userId, Instant at) {
    table.updateIf(
        key(userId),
        "SET #type = :type, userId = :userId, markedAt = :at, GSI1PK = :type, GSI1SK = :order",
        "attribute_not_exists(PK)",
        Map.of("#type", "type"),
        Attributes.of(
            ":type", kind.name(),
            ":userId", userId,
            ":at", at.toEpochMilli(),
            ":order", Keys.markedAt(at, userId)));
  }

  /**
   * Notes that the account is closed. The first note stays, for what it closed cannot open again.
   */
  public void setClosed(String userId, Instant at) {
    table.updateIf(
        key(userId),
        "SET closedAt = :at",
        "attribute_exists(PK) AND attribute_not_exists(closedAt)",
        Attributes.of(":at", at.toEpochMilli()));
  }

  /** Removes a mark, where its work is done. */
  public void remove(String userId) {
    table.remove(key(userId));
  }

  private Key key(String userId) {
    return Keys.accountMark(userId, kind.name());
  }

  private static Mark mark(Item item) {
    return new Mark(
        item.text("userId"),
        item.instant("markedAt"),
        item.has("closedAt") ? Optional.of(item.instant("closedAt")) : Optional.empty());
  }
}
