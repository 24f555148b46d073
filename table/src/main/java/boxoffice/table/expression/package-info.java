/** Amazon's expressions: conditions, updates, keys and projections. */
@NullMarked
package boxoffice.table.expression;

import org.jspecify.annotations.NullMarked;
