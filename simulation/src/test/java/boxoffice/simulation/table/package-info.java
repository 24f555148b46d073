/** The table engine of the project as the simulation needs it: from one image to the next. */
@NullMarked
package boxoffice.simulation.table;

import org.jspecify.annotations.NullMarked;
