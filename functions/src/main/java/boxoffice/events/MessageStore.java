package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads and writes what organizers wrote to the guests of their events. */
public final class MessageStore {

  /** How many messages of an event one request reads: those that are shown. */
  private static final int SHOWN = 20;

  private final Table table;

  public MessageStore(Table table) {
    this.table = table;
  }

  /** The last messages of an event, the newest first, at most 20. */
  public List<Message> newest(String eventId) {
    return page(eventId, Optional.empty());
  }

  /** The messages of an event before this number, the newest first, at most 20. */
  public List<Message> before(String eventId, long number) {
    return page(eventId, Optional.of(Keys.message(eventId, number)));
  }

  /** The message of this number. */
  public Optional<Message> find(String eventId, long number) {
    return table.get(Keys.message(eventId, number)).map(Message::of);
  }

  /**
   * Writes a message of a published event. It gets the next number, which no other has: so what was
   * read of those before it is still true, however late the write lands.
   *
   * @param entry what the log of the event says of it
   */
  Outcome send(Message message, LogEntry entry) {
    var key = Keys.message(message.eventId(), message.number());
    var writes =
        Stream.of(
            table.check(
                Keys.event(message.eventId()),
                "#state = :published AND attribute_not_exists(archived)",
                Map.of("#state", "state"),
                Attributes.of(":published", EventState.PUBLISHED.name())),
            table.put(
                Attributes.of(
                    "PK", key.partition(),
                    "SK", key.sort(),
                    "type", Message.TYPE,
                    "eventId", message.eventId(),
                    "number", message.number(),
                    "messageId", message.messageId(),
                    "subject", message.subject(),
                    "text", message.text(),
                    "sentAt", message.sentAt().toEpochMilli()),
                "attribute_not_exists(PK)"));
    return table.transact(
        Stream.concat(writes, LogItem.writes(table, message.eventId(), entry)).toList());
  }

  /** Notes that all guests of a message were asked a notice for. */
  public void told(Message message) {
    table.updateIf(
        Keys.message(message.eventId(), message.number()),
        "SET told = :told",
        "attribute_exists(PK)",
        Attributes.of(":told", true));
  }

  /** Removes all messages of an archived event, to which none is added. Safe to repeat. */
  public void removeAll(String eventId) {
    for (var page = newest(eventId); !page.isEmpty(); page = newest(eventId)) {
      page.forEach(message -> table.remove(Keys.message(eventId, message.number())));
    }
  }

  private List<Message> page(String eventId, Optional<Key> after) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :event AND begins_with(SK, :message)")
            .expressionAttributeValues(
                Attributes.of(
                    ":event", Keys.event(eventId).partition(), ":message", Keys.MESSAGE_PREFIX))
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(SHOWN);
    after.map(Key::attributes).ifPresent(query::exclusiveStartKey);
    return table.query(query).items().stream().map(Message::of).toList();
  }
}
