package boxoffice.events;

import boxoffice.dynamodb.Alongside;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The logs of events: who did what. An entry is written in the transaction that does it. */
public final class LogStore {

  /** How many entries are removed before the time is looked at. */
  private static final int PAGE = 100;

  private final Table table;

  public LogStore(Table table) {
    this.table = table;
  }

  /**
   * What goes into the transaction of another room that does something to an event: two writes at
   * most.
   */
  public Alongside entry(String eventId, LogEntry entry) {
    return new Alongside(LogItem.writes(table, eventId, entry).toList());
  }

  /**
   * A page of a log, the newest entry first.
   *
   * @param after the position at which the page before ended
   * @param limit how many entries at most
   */
  LogPage page(String eventId, Optional<String> after, int limit) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :event AND begins_with(SK, :log)")
            .expressionAttributeValues(
                Attributes.of(":event", Keys.event(eventId).partition(), ":log", Keys.LOG_PREFIX))
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(limit);
    after
        .map(position -> Keys.logEntry(eventId, position))
        .map(Key::attributes)
        .ifPresent(query::exclusiveStartKey);
    var page = table.query(query);
    var entries = page.items().stream().map(LogItem::logged).toList();
    return new LogPage(
        entries, page.more() ? Optional.of(entries.getLast().position()) : Optional.empty());
  }

  /**
   * Removes the log of an event to which nothing is done any more. Safe to repeat.
   *
   * @param mayGoOn whether there is time for more
   * @return whether nothing is left
   */
  public boolean removeAll(String eventId, BooleanSupplier mayGoOn) {
    do {
      var page = page(eventId, Optional.empty(), PAGE).entries();
      page.forEach(entry -> table.remove(Keys.logEntry(eventId, entry.position())));
      if (page.size() < PAGE) {
        return true;
      }
    } while (mayGoOn.getAsBoolean());
    return false;
  }
}
