/** The page as it is served for one event, and the list of all events for search engines. */
@NullMarked
package boxoffice.page;

import org.jspecify.annotations.NullMarked;
