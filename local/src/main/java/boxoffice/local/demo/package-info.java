/**
 * The demo user and the demo events, made through the API so that a new system has something to
 * show.
 */
@NullMarked
package boxoffice.local.demo;

import org.jspecify.annotations.NullMarked;
