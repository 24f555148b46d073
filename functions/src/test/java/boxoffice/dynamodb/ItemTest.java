package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemTest {

  private final Item item =
      new Item(Attributes.of("type", "TEST", "shard", 3, "startsAt", 1_795_435_200_123L));

  @Test
  void attributes_are_read_as_what_they_are() {
    assertThat(item.text("type")).isEqualTo("TEST");
    assertThat(item.number("startsAt")).isEqualTo(1_795_435_200_123L);
    assertThat(item.integer("shard")).isEqualTo(3);
    assertThat(item.instant("startsAt")).isEqualTo(Instant.parse("2026-11-23T12:00:00.123Z"));
  }

  @Test
  void some_attributes_may_be_absent() {
    assertThat(item.has("shard")).isTrue();
    assertThat(item.has("calls")).isFalse();
    assertThat(item.count("shard")).isEqualTo(3);
    assertThat(item.count("calls")).isZero();
    assertThat(item.optionalText("type")).contains("TEST");
    assertThat(item.optionalText("venue")).isEmpty();
  }

  @Test
  void a_missing_attribute_is_an_exception() {
    assertThatThrownBy(() -> item.text("venue"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("item of type TEST has no venue");
  }

  @Test
  void a_number_too_large_is_an_exception() {
    assertThatThrownBy(() -> item.integer("startsAt")).isInstanceOf(ArithmeticException.class);
  }
}
