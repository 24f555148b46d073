/** The door and the attendee list: what an organizer does with the bookings of an event. */
@NullMarked
package boxoffice.attendees;

import org.jspecify.annotations.NullMarked;
