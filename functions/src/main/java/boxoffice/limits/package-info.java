/** How often one user may do what others would pay for. */
@NullMarked
package boxoffice.limits;

import org.jspecify.annotations.NullMarked;
