/** The table: its keys, how items are read and written, and what a transaction can answer. */
@NullMarked
package boxoffice.dynamodb;

import org.jspecify.annotations.NullMarked;
