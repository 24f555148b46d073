package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item.
 *
 * @param sequenceNumber 21 digits, in the order of changes
 * @param before null if the item is new, or the stream does not show it
 * @param after null if the item was deleted, or the stream does not show it
 * @param byService whether DynamoDB deleted the item because its time was over
 */
public record StreamRecord(
    String sequenceNumber,
    Instant time,
    Event event,
    Attributes keys,
    @Nullable Attributes before,
    @Nullable Attributes after,
    StreamDefinition.View view,
    boolean byService) {

  /** What became of the item. */
  public enum Event {
    INSERT,
    MODIFY,
    REMOVE
  }

  /** The size in bytes. */
  public int size() {
    return keys.size() + (before == null ? 0 : before.size()) + (after == null ? 0 : after.size());
  }
}
