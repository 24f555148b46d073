/** Where tables are kept: an image that can be copied, or H2's MVStore. */
@NullMarked
package boxoffice.table.storage;

import org.jspecify.annotations.NullMarked;
