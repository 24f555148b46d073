package boxoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.simulation.MutationTables.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each part of the protocol is switched off in turn, and the simulation must catch it. {@code
 * -Dmutations=write} writes docs/mutations.md, {@code -Dmutations=all} plays the harmless mutations
 * in every small world.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MutationsTest {

  private static final Path PAGE = Project.path("docs/mutations.md");
  private static final long SEEDS = 200;
  private static final long FEW_STATES = 300;

  @Test
  void every_mutation_is_caught_as_documented() throws IOException {
    var begin = System.nanoTime();
    var harmless = Mutations.all().stream().filter(Mutation::isHarmless).toList();
    var harmful = Mutations.all().stream().filter(mutation -> !mutation.isHarmless()).toList();
    var caught = harmful.parallelStream().flatMap(mutation -> row(mutation).stream()).toList();
    System.out.printf(
        "mutations: %d of %d caught, %d harmless, %.0f s%n",
        caught.size(), harmful.size(), harmless.size(), (System.nanoTime() - begin) / 1e9);
    var missed = new ArrayList<>(harmful);
    caught.forEach(row -> missed.remove(row.mutation()));
    assertThat(missed).as("not caught").isEmpty();

    var page = MutationTables.page(caught, harmless);
    if ("write".equals(System.getProperty("mutations"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/mutations.md; rewrite it with: %s", MutationTables.COMMAND)
        .content()
        .isEqualTo(page);
  }

  private static Optional<Row> row(Mutation mutation) {
    return Catch.of(mutation).map(by -> new Row(mutation, by));
  }

  @Test
  @EnabledIfSystemProperty(named = "mutations", matches = "all")
  void no_harmless_mutation_breaks_a_promise() {
    Mutations.all().parallelStream()
        .filter(Mutation::isHarmless)
        .forEach(mutation -> assertThat(Catch.anywhere(mutation)).as(mutation.name()).isEmpty());
  }

  @Test
  void every_condition_and_counter_has_its_mutation() {
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
  void a_patch_replaces_a_text_that_occurs_once() {
    assertThatThrownBy(() -> Patch.of("seats/Seats", "no such text", "").product())
        .hasMessageContaining("does not occur exactly once");
    assertThatThrownBy(() -> Patch.of("seats/Seats", "return", "").product())
        .hasMessageContaining("does not occur exactly once");
  }
}
