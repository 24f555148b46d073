/**
 * What needs bookings and their events at once: the door, the attendee list, a guest's own list.
 */
@NullMarked
package boxoffice.attendees;

import org.jspecify.annotations.NullMarked;
