/** The protocol for the AWS SDK of the same process, without a socket. */
@NullMarked
package boxoffice.table.client;

import org.jspecify.annotations.NullMarked;
