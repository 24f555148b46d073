/** The resources of a stage around {@code template.yaml}, which stays the only definition. */
@NullMarked
package boxoffice.infra;

import org.jspecify.annotations.NullMarked;
