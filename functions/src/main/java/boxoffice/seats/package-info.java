/** The seats of events: their shards, the terms of sale on each, and every write to a shard. */
@NullMarked
package boxoffice.seats;

import org.jspecify.annotations.NullMarked;
