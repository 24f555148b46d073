/**
 * The processes of the system: this room starts cognito-local, fills the user pool from the
 * template, waits for it and ends it.
 */
@NullMarked
package boxoffice.local.processes;

import org.jspecify.annotations.NullMarked;
