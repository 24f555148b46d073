/**
 * Runs the whole system on one machine: this package puts the rooms together, starts what
 * template.yaml describes, and says where it is.
 */
@NullMarked
package boxoffice.local;

import org.jspecify.annotations.NullMarked;
