/**
 * What follows of the changes of bookings and events: domain events for other systems, mails for
 * guests.
 */
@NullMarked
package boxoffice.notices;

import org.jspecify.annotations.NullMarked;
