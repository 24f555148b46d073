/** Keeps the mails that the system sent, and reads and shows them as people would get them. */
@NullMarked
package boxoffice.local.mailbox;

import org.jspecify.annotations.NullMarked;
