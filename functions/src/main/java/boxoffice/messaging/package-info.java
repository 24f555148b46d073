/** The event bus and the queues. */
@NullMarked
package boxoffice.messaging;

import org.jspecify.annotations.NullMarked;
