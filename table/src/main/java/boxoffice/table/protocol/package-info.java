/** DynamoDB's JSON protocol, without a transport. */
@NullMarked
package boxoffice.table.protocol;

import org.jspecify.annotations.NullMarked;
