/** The page in a real browser: what people see and do, beside the API's own tests. */
@NullMarked
package boxoffice.web;

import org.jspecify.annotations.NullMarked;
