/** What a person must know of a booking, by mail: words, calendar files, sending. */
@NullMarked
package boxoffice.notices;

import org.jspecify.annotations.NullMarked;
