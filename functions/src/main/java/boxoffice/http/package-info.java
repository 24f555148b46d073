/** What every HTTP function shares: the endpoint wrapper, problems and validation. */
@NullMarked
package boxoffice.http;

import org.jspecify.annotations.NullMarked;
