package boxoffice.simulation;

import java.util.function.Supplier;

/**
 * A part of the protocol that is switched off, to see whether the simulation catches it.
 *
 * @param name what is switched off
 * @param product makes the product without that part
 * @param world how the name of the world begins that catches it soon; empty for random schedules
 * @param harmless why no promise can break; empty if one must break
 */
record Mutation(String name, Supplier<Site.Factory> product, String world, String harmless) {

  Mutation in(String beginning) {
    return new Mutation(name, product, beginning, harmless);
  }

  Mutation harmless(String because) {
    return new Mutation(name, product, world, because);
  }

  boolean isHarmless() {
    return !harmless.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
