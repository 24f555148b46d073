/** Events: what an organizer does with one, and the lists in which people find them. */
@NullMarked
package boxoffice.events;

import org.jspecify.annotations.NullMarked;
