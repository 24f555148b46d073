package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import java.util.HashMap;
import java.util.List;
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
 * @param records its changes, as the stream will have them
 * @param triggers the calls that its stream records will start
 */
record Commit(
    String who,
    Set<Key> items,
    Map<Key, Optional<StoredItem>> old,
    List<StreamRecord> records,
    Set<Call.FromStream> triggers) {

  Commit seen(Key key) {
    if (!old.containsKey(key)) {
      return this;
    }
    var rest = new HashMap<>(old);
    rest.remove(key);
    return new Commit(who, items, rest, records, triggers);
  }

  /** Whether the query may still see an old item. */
  boolean hides(QueryRequest query) {
    return old.keySet().stream().anyMatch(key -> concerns(query, key));
  }

  Commit seen(QueryRequest query) {
    var rest = new HashMap<>(old);
    rest.keySet().removeIf(key -> concerns(query, key));
    return new Commit(who, items, rest, records, triggers);
  }

  private static boolean concerns(QueryRequest query, Key key) {
    return query.expressionAttributeValues().containsValue(AttributeValue.fromS(key.partition()));
  }
}
