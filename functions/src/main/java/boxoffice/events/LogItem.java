package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How an entry of an event's log lies in the table. It is in no index. */
final class LogItem {

  /** What the names of details start with. */
  private static final String DETAIL = "detail.";

  private LogItem() {}

  /**
   * What goes into the transaction of what is done: its entry, and the condition that a member who
   * does it is one still.
   */
  static Stream<TransactWriteItem> writes(Table table, String eventId, LogEntry entry) {
    var actor = entry.actor();
    return Stream.concat(
        Stream.of(table.replace(of(eventId, entry))),
        actor.membership().stream()
            .map(
                role ->
                    table.check(
                        Keys.member(eventId, actor.userId()),
                        "#role = :role",
                        Map.of("#role", "role"),
                        Attributes.of(":role", role.name()))));
  }

  private static Map<String, AttributeValue> of(String eventId, LogEntry entry) {
    var key =
        Keys.logEntry(
            eventId, Keys.logPosition(entry.at(), entry.action().name() + "#" + entry.mark()));
    var item =
        new HashMap<>(
            Attributes.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "type", "LOG",
                "at", entry.at().toEpochMilli(),
                "by", entry.actor().userId(),
                "action", entry.action().name()));
    entry.person().ifPresent(userId -> item.put("person", Attributes.value(userId)));
    entry.details().forEach((name, text) -> item.put(DETAIL + name, Attributes.value(text)));
    return item;
  }

  /** The entry of an item. */
  static LogPage.Logged logged(Item item) {
    return new LogPage.Logged(
        item.text("SK").substring(Keys.LOG_PREFIX.length()),
        item.instant("at"),
        item.text("by"),
        LogAction.valueOf(item.text("action")),
        item.optionalText("person"),
        item.attributes().entrySet().stream()
            .filter(attribute -> attribute.getKey().startsWith(DETAIL))
            .collect(
                Collectors.toMap(
                    attribute -> attribute.getKey().substring(DETAIL.length()),
                    attribute -> attribute.getValue().s())));
  }
}
