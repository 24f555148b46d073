/**
 * What Lambda does: this room runs the functions of the template in this process, for requests, for
 * the stream and by hand.
 */
@NullMarked
package boxoffice.local.lambda;

import org.jspecify.annotations.NullMarked;
