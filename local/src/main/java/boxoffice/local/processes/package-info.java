/**
 * The processes of the system: this room starts cognito-local and any other child process, fills
 * the user pool from the template, waits for them and ends them.
 */
@NullMarked
package boxoffice.local.processes;

import org.jspecify.annotations.NullMarked;
