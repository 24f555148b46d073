package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a space at one key.
 *
 * @param then null if there was nothing
 * @param now null if there is nothing any more
 */
public record Difference(Key key, @Nullable Attributes then, @Nullable Attributes now) {}
