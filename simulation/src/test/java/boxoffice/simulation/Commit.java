package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.memory.StoredItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A transaction in the middle of its commit. It is decided, and every other write of its items
 * conflicts; but a plain read may still see an item as it was, until somebody saw it as it is.
 *
 * @param who whose it is
 * @param items all items that it writes
 * @param old those that may still be seen as they were
 * @param triggers what its stream records will ask for
 */
record Commit(
    String who, Set<Key> items, Map<Key, Optional<StoredItem>> old, Set<Call.FromStream> triggers) {

  Commit seen(Key key) {
    if (!old.containsKey(key)) {
      return this;
    }
    var rest = new HashMap<>(old);
    rest.remove(key);
    return new Commit(who, items, rest, triggers);
  }

  /** Whether the query may still see one of its items as it was. */
  boolean hides(QueryRequest query) {
    return old.keySet().stream().anyMatch(key -> concerns(query, key));
  }

  Commit seen(QueryRequest query) {
    var rest = new HashMap<>(old);
    rest.keySet().removeIf(key -> concerns(query, key));
    return new Commit(who, items, rest, triggers);
  }

  private static boolean concerns(QueryRequest query, Key key) {
    return query.expressionAttributeValues().containsValue(AttributeValue.fromS(key.partition()));
  }
}
