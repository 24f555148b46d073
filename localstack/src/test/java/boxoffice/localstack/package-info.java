/** Box Office on LocalStack: what template.yaml deploys, tried from outside. */
@NullMarked
package boxoffice.localstack;

import org.jspecify.annotations.NullMarked;
