package boxoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each part of the protocol is switched off, and the simulation must miss it. {@code
 * -Dmutations=all} plays those that are said to be harmless in every small world.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MutationsTest {

  private static final long SEEDS = 200;
  private static final long FEW_STATES = 300;

  @Test
  void every_mutation_is_caught() {
    var begin = System.nanoTime();
    var missed = new ArrayList<Mutation>();
    var harmful = Mutations.all().stream().filter(mutation -> !mutation.isHarmless()).toList();
    harmful.parallelStream()
        .map(mutation -> new Hunted(mutation, Catch.of(mutation)))
        .forEachOrdered(
            hunted -> {
              System.out.println(hunted);
              if (hunted.caught().isEmpty()) {
                missed.add(hunted.mutation());
              }
            });
    System.out.printf(
        "mutations: %d of %d caught, %d harmless, %.0f s%n",
        harmful.size() - missed.size(),
        harmful.size(),
        Mutations.all().size() - harmful.size(),
        (System.nanoTime() - begin) / 1e9);
    assertThat(missed).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "mutations", matches = "all")
  void no_harmless_mutation_can_break_a_promise() {
    Mutations.all().parallelStream()
        .filter(Mutation::isHarmless)
        .forEach(mutation -> assertThat(Catch.anywhere(mutation)).as(mutation.name()).isEmpty());
  }

  @Test
  void every_condition_and_counter_of_the_protocol_has_its_mutation() {
    var recorder = new Recorder();
    SmallWorlds.quick().forEach(world -> Exploration.of(world, recorder, FEW_STATES));
    LongStream.range(0, SEEDS).forEach(seed -> Schedule.random(seed, recorder));

    assertThat(Mutations.all().stream().map(Mutation::name).toList()).containsAll(recorder.sent());
  }

  @Test
  void every_mutation_has_a_name_of_its_own() {
    assertThat(Mutations.all().stream().map(Mutation::name)).doesNotHaveDuplicates();
  }

  @Test
  void a_patch_fails_if_its_text_is_not_in_the_source_exactly_once() {
    assertThatThrownBy(() -> Patch.of("seats/Seats", "no such text", "").product())
        .hasMessageContaining("not exactly once");
    assertThatThrownBy(() -> Patch.of("seats/Seats", "return", "").product())
        .hasMessageContaining("not exactly once");
  }

  private record Hunted(Mutation mutation, Optional<Catch> caught) {
    @Override
    public String toString() {
      return caught
          .map(by -> "caught by %s: %s".formatted(by, mutation.name()))
          .orElse("NOT CAUGHT: " + mutation.name());
    }
  }
}
