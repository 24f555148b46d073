/**
 * A deterministic simulation of the booking protocol: the real code, one DynamoDB request at a
 * time, with everything that can go wrong in between. docs/simulation.md explains it.
 */
@NullMarked
package boxoffice.simulation;

import org.jspecify.annotations.NullMarked;
