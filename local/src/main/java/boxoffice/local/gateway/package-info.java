/**
 * What API Gateway and CloudFront do for the API: this room answers each request, by a function or
 * by itself, as the template says.
 */
@NullMarked
package boxoffice.local.gateway;

import org.jspecify.annotations.NullMarked;
