/** Who may call the local system. */
@NullMarked
package boxoffice.local.callers;

import org.jspecify.annotations.NullMarked;
