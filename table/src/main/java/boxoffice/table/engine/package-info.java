/** What DynamoDB does with a request. */
@NullMarked
package boxoffice.table.engine;

import org.jspecify.annotations.NullMarked;
