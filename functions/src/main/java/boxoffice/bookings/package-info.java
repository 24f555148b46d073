/** The booking protocol: book, wait, cancel, promote. Its invariants are in docs/protocol.md. */
@NullMarked
package boxoffice.bookings;

import org.jspecify.annotations.NullMarked;
