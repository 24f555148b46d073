package boxoffice.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingGroupsTest {

  @Test
  void groups_are_counted_by_quantity() {
    var groups = new WaitingGroups(55, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    assertThat(groups.of(1)).isEqualTo(1);
    assertThat(groups.of(10)).isEqualTo(10);
    assertThatThrownBy(() -> groups.of(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> groups.of(11)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void counters_are_read_from_their_attributes() {
    var shard = new HashMap<>(Attributes.of("waiting", 10));
    IntStream.rangeClosed(1, 10)
        .forEach(quantity -> shard.putAll(Attributes.of("waiting" + quantity, 11 - quantity)));

    assertThat(WaitingGroups.of(new Item(shard)))
        .isEqualTo(new WaitingGroups(10, List.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)));
  }

  @Test
  void the_sum_is_a_counter_of_its_own() {
    assertThat(new WaitingGroups(5, List.of(1, 1)).all()).isEqualTo(5);
  }

  @Test
  void later_changes_of_the_list_have_no_effect() {
    var byQuantity = new ArrayList<>(List.of(1, 2));
    var groups = new WaitingGroups(3, byQuantity);
    byQuantity.set(0, 9);

    assertThat(groups.of(1)).isEqualTo(1);
  }
}
