/** Events and their seats: what organizers create and publish, and what is left to book. */
@NullMarked
package boxoffice.events;

import org.jspecify.annotations.NullMarked;
