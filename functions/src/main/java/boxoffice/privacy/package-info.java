/** What becomes of a person's data: the export, the deletion of an account, retention. */
@NullMarked
package boxoffice.privacy;

import org.jspecify.annotations.NullMarked;
