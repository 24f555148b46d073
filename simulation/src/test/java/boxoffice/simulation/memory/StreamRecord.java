package boxoffice.simulation.memory;

import boxoffice.dynamodb.Key;
import java.util.Optional;

/**
 * One change of one item.
 *
 * @param before the item before; empty where it was new
 * @param after the item after; empty where it was deleted
 */
public record StreamRecord(Key key, Optional<StoredItem> before, Optional<StoredItem> after) {}
