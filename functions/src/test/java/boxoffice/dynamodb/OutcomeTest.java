package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutcomeTest {

  private static final Item BOOKING = new Item(Attributes.of("type", "BOOKING"));
  private static final Item SEATS = new Item(Attributes.of("type", "SEATS"));

  private final Outcome.Rejected rejected =
      new Outcome.Rejected(
          Map.of(
              0, Optional.empty(),
              2, Optional.of(BOOKING),
              3, Optional.of(SEATS)));

  @Test
  void a_rejection_names_the_writes_that_failed() {
    assertThat(rejected.names(0)).isTrue();
    assertThat(rejected.names(1)).isFalse();
    assertThat(rejected.names(2)).isTrue();
  }

  @Test
  void a_rejection_shows_the_items_there_are() {
    assertThat(rejected.item(0)).isEmpty();
    assertThat(rejected.item(1)).isEmpty();
    assertThat(rejected.item(2)).contains(BOOKING);
  }

  @Test
  void a_rejection_finds_items_by_type() {
    assertThat(rejected.anyItem("BOOKING")).contains(BOOKING);
    assertThat(rejected.anyItem("SEATS")).contains(SEATS);
    assertThat(rejected.anyItem("EVENT")).isEmpty();
  }
}
