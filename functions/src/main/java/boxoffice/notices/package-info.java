/** What other systems get of the changes of bookings and events. */
@NullMarked
package boxoffice.notices;

import org.jspecify.annotations.NullMarked;
