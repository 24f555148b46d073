/** The protocol over HTTP. */
@NullMarked
package boxoffice.table.http;

import org.jspecify.annotations.NullMarked;
