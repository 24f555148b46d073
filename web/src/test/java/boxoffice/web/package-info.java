/** Tests of the page in a real browser. */
@NullMarked
package boxoffice.web;

import org.jspecify.annotations.NullMarked;
