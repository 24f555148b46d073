/** Reads template.yaml and resolves its references, so that all rooms serve what AWS would get. */
@NullMarked
package boxoffice.local.template;

import org.jspecify.annotations.NullMarked;
