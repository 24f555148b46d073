/**
 * The protocols of SQS, EventBridge and SES, and the address at which they and the mailbox answer.
 */
@NullMarked
package boxoffice.local.services;

import org.jspecify.annotations.NullMarked;
