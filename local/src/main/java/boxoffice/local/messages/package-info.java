/** What SQS and EventBridge do: this room keeps the queues and the buses of the template. */
@NullMarked
package boxoffice.local.messages;

import org.jspecify.annotations.NullMarked;
