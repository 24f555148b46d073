/** What a stage needs around {@code template.yaml}, which stays the one definition. */
@NullMarked
package boxoffice.infra;

import org.jspecify.annotations.NullMarked;
