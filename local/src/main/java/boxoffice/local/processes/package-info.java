/**
 * The processes beside the functions: this room starts DynamoDB Local, cognito-local and any other
 * child process, fills them from the template, waits for them and ends them.
 */
@NullMarked
package boxoffice.local.processes;

import org.jspecify.annotations.NullMarked;
