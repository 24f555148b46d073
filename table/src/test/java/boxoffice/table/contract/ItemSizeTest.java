package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.cancelled;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Items.sized;
import static boxoffice.table.contract.Items.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 * sizes</a>, and the <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items">limits
 * of items</a>: 400 KB, names included, and 32 levels.
 */
@Contract
class ItemSizeTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final int LIMIT = 400 * 1024;

  @Test
  void an_item_has_400_kb_at_the_most() {
    TABLE.put(sized("a", LIMIT));
    assertThat(TABLE.count()).isEqualTo(1);

    assertThat(invalid(() -> TABLE.put(sized("b", LIMIT + 1))))
        .isEqualTo("Item size has exceeded the maximum allowed size");
    assertThat(TABLE.count()).isEqualTo(1);
  }

  @Test
  void names_count() {
    var value = "x".repeat(LIMIT - "id".length() - "a".length() - 100);
    var id = AttributeValue.fromS("a");

    TABLE.put(Map.of("id", id, text(100), AttributeValue.fromS(value)));

    invalid(() -> TABLE.put(Map.of("id", id, text(101), AttributeValue.fromS(value))));
  }

  /** The service adds to the size of an update and leaves out the key: with this key they agree. */
  @Test
  void an_update_makes_400_kb_at_the_most() {
    var id = text(20);
    TABLE.put(sized(id, LIMIT - 2));
    TABLE.update("{'id': '" + id + "'}", "SET t = :v", "{':v': true}");

    assertThat(invalid(() -> TABLE.update("{'id': '" + id + "'}", "SET u = :v", "{':v': true}")))
        .isEqualTo("Item size to update has exceeded the maximum allowed size");
    assertThat(TABLE.get("{'id': '" + id + "'}")).doesNotContainKey("u");
  }

  @Test
  void too_large_an_item_cancels_a_transaction() {
    TABLE.put(sized("a", LIMIT));

    var reasons =
        cancelled(
            () ->
                TABLE.transact(
                    TABLE.actions().put("{'id': 'b'}"),
                    TABLE.actions().update("{'id': 'a'}", "SET t = :v", null, "{':v': true}")));

    assertThat(reasons.get(1).code()).isEqualTo("ValidationError");
    assertThat(reasons.get(1).message())
        .startsWith("Item size to update has exceeded the maximum allowed size");
    assertThat(TABLE.count()).isEqualTo(1);
  }

  /** The item without its filler has 8 bytes, and the size of the value. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a string                     | 'hello'                  | 5
          a string in UTF-8            | 'é漢😀'                  | 9
          binary                       | {'$b': 'AAEC'}           | 3
          a truth                      | true                     | 1
          a null                       | null                     | 1
          an empty string              | ''                       | 0
          an empty list                | []                       | 3
          an empty map                 | {}                       | 3
          two digits                   | 12                       | 2
          four digits                  | 1234                     | 3
          eight digits                 | 12345678                 | 5
          three digits                 | 123                      | 3
          a number with zeros          | 1200                     | 2
          a number below 0             | -12                      | 3
          a fraction                   | 1.5                      | 3
          a list, 1 byte an element    | ['a', 'bc']              | 8
          a map, 1 byte an element     | {'k': 'a', 'm': 'bc'}    | 10
          a list in a list             | [[]]                     | 7
          a set                        | {'$ss': ['a', 'bcd']}    | 4
          a set of numbers             | {'$ns': [12, 34]}        | 4
          """)
  void a_value_has_its_size(String what, String value, int bytes) {
    assertThat(units(value, 1024 - 8 - bytes)).isEqualTo(1);
    assertThat(units(value, 1024 - 8 - bytes + 1)).isEqualTo(2);
  }

  private static double units(String value, int filler) {
    var item = new HashMap<>(Items.item("{'id': 'abc', 'v': " + value + "}"));
    item.put("fi", AttributeValue.fromS(text(filler)));
    return TABLE
        .client()
        .putItem(
            p ->
                p.tableName(TABLE.name())
                    .item(item)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[]", "{}"})
  void values_are_nested_32_levels_deep(String container) {
    var item = "{'id': 'a', 'v': " + nested(container, 31) + "}";

    TABLE.put(item);

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(Items.item(item));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[]", "{}"})
  void values_nested_deeper_are_refused(String container) {
    assertThat(invalid(() -> TABLE.put("{'id': 'a', 'v': " + nested(container, 34) + "}")))
        .contains("Nesting Levels have exceeded supported limits");
    assertThat(TABLE.count()).isZero();
  }

  private static String nested(String container, int levels) {
    return container.equals("[]")
        ? "[".repeat(levels) + "1" + "]".repeat(levels)
        : "{'k': ".repeat(levels) + "1" + "}".repeat(levels);
  }
}
