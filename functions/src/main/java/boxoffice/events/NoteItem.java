package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the note of an event's seats lies in the table. It is in no index. */
final class NoteItem {

  private static final String TYPE = "NOTE";

  /** DynamoDB reserves the name. */
  static final Map<String, String> NAMES = Map.of("#type", "type");

  static final String UPDATE =
      "SET #type = :type, eventId = :eventId, availableTickets = :available,"
          + " waitlistCount = :waiting, revision = :next";

  private NoteItem() {}

  static boolean is(Item item) {
    return item.optionalText("type").filter(TYPE::equals).isPresent();
  }

  /** The event with what this item notes: nothing has seats to note but a published event. */
  static ShownEvent on(ShownEvent shown, Item note) {
    return shown.event().state() == EventState.PUBLISHED
        ? new ShownEvent(
            shown.event(), note.integer("availableTickets"), note.integer("waitlistCount"))
        : shown;
  }

  /** The values of {@link #UPDATE}. */
  static Map<String, AttributeValue> values(ShownEvent shown, long revision) {
    return Attributes.of(
        ":type", TYPE,
        ":eventId", shown.event().eventId(),
        ":available", shown.availableTickets(),
        ":waiting", shown.waitlistCount(),
        ":next", revision);
  }
}
