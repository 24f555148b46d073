/** Attribute values: numbers, sizes, order, and their form in JSON. */
@NullMarked
package boxoffice.table.value;

import org.jspecify.annotations.NullMarked;
