package boxoffice.simulation.table;

import boxoffice.dynamodb.Key;
import java.util.Optional;

/**
 * One change of one item.
 *
 * @param before empty if the item is new
 * @param after empty if the item was deleted
 */
public record StreamRecord(Key key, Optional<StoredItem> before, Optional<StoredItem> after) {}
