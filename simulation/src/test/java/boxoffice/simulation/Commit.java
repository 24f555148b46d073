package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.table.StoredItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A transaction in the middle of its commit. It is decided, and every other write of its items
 * conflicts. A plain read may still see an old item, until a read has seen the new one.
 *
 * @param who the caller that sent it
 * @param items all items that it writes
 * @param old items that may still be read as they were
 * @param triggers the calls that its stream records will start
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

  /** Whether the query may still see an old item. */
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
