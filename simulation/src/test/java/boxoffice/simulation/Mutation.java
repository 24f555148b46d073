package boxoffice.simulation;

import java.util.function.Supplier;

/**
 * A part of the protocol that is switched off, to see whether the simulation misses it.
 *
 * @param name what is switched off
 * @param product makes the product without it
 * @param world how the name of a world begins that finds it soon; empty for any
 * @param harmless why nothing can come of it; empty where a promise must break
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
