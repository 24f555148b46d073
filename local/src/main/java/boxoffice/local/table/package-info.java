/**
 * The table: this room opens the engine that the process has in itself, creates the table of the
 * template there or at any other endpoint, and calls it.
 */
@NullMarked
package boxoffice.local.table;

import org.jspecify.annotations.NullMarked;
