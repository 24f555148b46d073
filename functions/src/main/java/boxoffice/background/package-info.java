/** Work that no caller waits for: settle, apply changes, summarize, sweep, reconcile. */
@NullMarked
package boxoffice.background;

import org.jspecify.annotations.NullMarked;
