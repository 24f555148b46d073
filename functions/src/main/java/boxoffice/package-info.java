/** Where the functions are put together. */
@NullMarked
package boxoffice;

import org.jspecify.annotations.NullMarked;
