/**
 * A deterministic simulation of the booking protocol: the real code, one DynamoDB request a step,
 * and every fault in between. docs/simulation.md explains it.
 *
 * <p>To find your way:
 *
 * <ul>
 *   <li>{@code World}, {@code Caller}, {@code Call}, {@code Answer}, {@code Faults}: where a
 *       schedule begins. {@code SmallWorlds} and {@code RandomWorld} make worlds, {@code Setting}
 *       their tables.
 *   <li>{@code Simulation}: which {@code Step}s are possible in a {@code State}, and what they do.
 *       {@code Schedule} plays one way, {@code Exploration} all ways; {@code Shrinking} and {@code
 *       Narration} show what they find.
 *   <li>{@code Conversation}: runs the code under test, a {@code Site}, with its {@code Input}s.
 *   <li>{@code Surroundings}, {@code Deliveries}: what plays beside the callers, and what the
 *       stream gave up.
 *   <li>{@code Promises}, {@code Ledger}, {@code Watch}: what must hold; also {@code
 *       PublishPromises}, {@code RatePromises}, {@code ReconcilePromises} and {@code
 *       ShownPromises}.
 *   <li>{@code Mutations}: what is switched off, by {@code Rewriting} a request or by a {@code
 *       Patch} of the source.
 *   <li>{@code table}: the table engine, from one image to the next.
 * </ul>
 */
@NullMarked
package boxoffice.simulation;

import org.jspecify.annotations.NullMarked;
