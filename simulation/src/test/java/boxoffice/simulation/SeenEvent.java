package boxoffice.simulation;

import boxoffice.dynamodb.Item;
import boxoffice.events.Event;
import boxoffice.simulation.table.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * The event as a caller read it last.
 *
 * @param at when, by the caller's clock
 */
record SeenEvent(Event event, Instant at) {

  static SeenEvent of(Conversation caller) {
    return all(caller)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the caller read no event"));
  }

  /** What the caller read after an instant, and what it read last. */
  static Stream<SeenEvent> since(Instant instant, Conversation caller) {
    return Stream.concat(
            Stream.of(of(caller)), all(caller).filter(seen -> seen.at().isAfter(instant)))
        .distinct();
  }

  private static Stream<SeenEvent> all(Conversation caller) {
    return caller.inputs().reversed().stream().flatMap(SeenEvent::events);
  }

  private static Stream<SeenEvent> events(Input input) {
    return items(input)
        .filter(item -> AttributeValue.fromS("EVENT").equals(item.get("type")))
        .map(item -> new SeenEvent(Event.of(new Item(item)), input.at()));
  }

  private static Stream<Map<String, AttributeValue>> items(Input input) {
    return switch (input) {
      case Input.Replied(Reply.Response(GetItemResponse read), var _) -> Stream.of(read.item());
      case Input.Replied(Reply.Response(BatchGetItemResponse read), var _) ->
          read.responses().values().stream().flatMap(items -> items.stream());
      default -> Stream.empty();
    };
  }
}
