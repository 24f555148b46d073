/** The rehearsal before SnapStart takes its snapshot of a function. */
@NullMarked
package boxoffice.snapstart;

import org.jspecify.annotations.NullMarked;
