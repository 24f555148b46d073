/** DynamoDB's API for one process, as a program. */
@NullMarked
package boxoffice.table;

import org.jspecify.annotations.NullMarked;
