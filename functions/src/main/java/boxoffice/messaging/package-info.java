/** The event bus, the queues and the mail service. */
@NullMarked
package boxoffice.messaging;

import org.jspecify.annotations.NullMarked;
