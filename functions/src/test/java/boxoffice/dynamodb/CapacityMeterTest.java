package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.CapacityMeter.Spent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rules that {@link CapacityMeter} lists. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapacityMeterTest {

  /** The attribute names and the values of the keys. */
  private static final int BYTES_WITHOUT_PADDING = 25;

  private final Table plain = LocalDynamoDb.newTable();
  private final CapacityMeter meter = new CapacityMeter(plain);
  private final Table table = LocalDynamoDb.through(plain, meter);

  @Test
  void a_write_takes_a_unit_per_started_kilobyte() {
    table.put(item(1024));
    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 1, 0));

    meter.reset();
    table.put(item(1025));
    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 2, 0));
  }

  @Test
  void the_larger_image_counts() {
    table.put(item(3000));
    meter.reset();

    table.put(item(100));

    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 3, 0));
  }

  @Test
  void a_transaction_takes_twice_as_much_even_if_rejected() {
    table.transact(List.of(table.put(item(1024), "attribute_not_exists(PK)")));
    table.transact(List.of(table.put(item(1024), "attribute_not_exists(PK)")));

    assertThat(meter.total()).isEqualTo(new Spent(2, 0, 4, 0));
  }

  @Test
  void an_index_entry_that_moves_takes_two_writes() {
    table.put(indexed("there"));
    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 2, 1));

    meter.reset();
    table.put(indexed("elsewhere"));
    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 3, 2));

    meter.reset();
    table.put(indexed("elsewhere"));
    assertThat(meter.total()).isEqualTo(new Spent(1, 0, 1, 0));
  }

  @Test
  void a_read_takes_a_unit_per_4_started_kilobytes() {
    table.put(item(4097));
    meter.reset();

    table.get(key());
    table.getInTransaction(key());
    table.get(new Key("SEATS#", "absent"));

    assertThat(meter.total()).isEqualTo(new Spent(3, 2 + 4 + 1, 0, 0));
  }

  private static Key key() {
    return new Key("SEATS#123", "SEATS");
  }

  private static Map<String, AttributeValue> item(int bytes) {
    var item = new HashMap<>(key().attributes());
    item.put("padding", AttributeValue.fromS("x".repeat(bytes - BYTES_WITHOUT_PADDING)));
    return item;
  }

  private static Map<String, AttributeValue> indexed(String place) {
    var item = new HashMap<>(key().attributes());
    item.putAll(Attributes.of("GSI1PK", place, "GSI1SK", "1"));
    return item;
  }
}
