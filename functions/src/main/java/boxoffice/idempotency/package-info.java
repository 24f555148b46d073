/** Requests that take effect once, however often they are sent. */
@NullMarked
package boxoffice.idempotency;

import org.jspecify.annotations.NullMarked;
