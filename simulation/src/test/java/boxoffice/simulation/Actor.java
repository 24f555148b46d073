package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.table.StoredItem;
import java.util.Map;
import java.util.Optional;

/**
 * A caller in a state of the world.
 *
 * @param conversation how far it has come
 * @param crashed whether it has stopped for good
 * @param read what it has read of a batch so far, whose items DynamoDB reads one by one
 * @param watch what has been true since its call began
 * @param failures how often the stream has delivered in vain what it works on
 */
record Actor(
    Conversation conversation,
    boolean crashed,
    Map<Key, Optional<StoredItem>> read,
    Watch watch,
    int failures) {

  static Actor of(Conversation conversation) {
    return new Actor(conversation, false, Map.of(), Watch.IDLE, 0);
  }

  String name() {
    return conversation.caller().name();
  }

  boolean over() {
    return crashed || conversation.ended();
  }

  Actor crash() {
    return new Actor(conversation, true, Map.of(), watch, failures);
  }

  Actor given(Input next) {
    return new Actor(conversation.given(next), false, Map.of(), watch, failures);
  }

  Actor reading(Map<Key, Optional<StoredItem>> items) {
    return new Actor(conversation, crashed, items, watch, failures);
  }

  Actor watching(Watch now) {
    return new Actor(conversation, crashed, read, now, failures);
  }

  Actor after(int deliveries) {
    return new Actor(conversation, crashed, read, watch, deliveries);
  }
}
