/** A DynamoDB table in memory that evaluates the real expressions of the real requests. */
@NullMarked
package boxoffice.simulation.memory;

import org.jspecify.annotations.NullMarked;
