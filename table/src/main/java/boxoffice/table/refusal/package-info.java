/** Errors, as Amazon codes and words them. */
@NullMarked
package boxoffice.table.refusal;

import org.jspecify.annotations.NullMarked;
