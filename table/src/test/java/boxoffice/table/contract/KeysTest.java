package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Items.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys">Keys</a>:
 * a partition key of 1 to 2,048 bytes, a sort key of 1 to 1,024.
 */
@Contract
class KeysTest {

  @RegisterExtension
  static final ContractTable TABLE =
      ContractTable.sortedBy(ScalarAttributeType.S)
          .index("byKind", Projection.builder().projectionType(ProjectionType.ALL).build(), "kind");

  @Test
  void a_partition_key_has_at_most_2048_bytes() {
    put(text(2048), "s");
    assertThat(TABLE.count()).isEqualTo(1);

    assertThat(invalid(() -> put(text(2049), "s")))
        .isEqualTo(
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum"
                + " size limit of2048 bytes");
  }

  @Test
  void a_sort_key_has_at_most_1024_bytes() {
    put("p", text(1024));
    assertThat(TABLE.count()).isEqualTo(1);

    assertThat(invalid(() -> put("p", text(1025))))
        .isEqualTo(
            "One or more parameter values were invalid: Aggregated size of all range keys has"
                + " exceeded the size limit of 1024 bytes");
  }

  @Test
  void the_size_of_a_key_counts_bytes() {
    put("p", "é".repeat(512));
    assertThat(TABLE.count()).isEqualTo(1);

    invalid(() -> put("p", "é".repeat(513)));
  }

  @Test
  void a_long_key_is_refused_everywhere() {
    invalid(() -> TABLE.get(key("p", text(1025))));
    invalid(() -> TABLE.get(key(text(2049), "s")));
    invalid(() -> TABLE.update(key("p", text(1025)), "SET n = :v", "{':v': 1}"));
    invalid(() -> TABLE.delete(key("p", text(1025))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"id, '', s", "sort, p, ''"})
  void an_empty_key_is_refused(String key, String id, String sort) {
    assertThat(invalid(() -> put(id, sort)))
        .isEqualTo(
            "One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty string value. Key: "
                + key);
    invalid(() -> TABLE.get(key(id, sort)));
    invalid(() -> TABLE.update(key(id, sort), "SET n = :v", "{':v': 1}"));
    invalid(() -> TABLE.delete(key(id, sort)));
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void an_empty_key_of_an_index_is_refused() {
    invalid(() -> TABLE.put("{'id': 'p', 'sort': 's', 'kind': ''}"));
    invalid(() -> TABLE.update(key("p", "s"), "SET kind = :v", "{':v': ''}"));
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void half_a_key_is_refused() {
    assertThat(invalid(() -> TABLE.get("{'id': 'p'}")))
        .isEqualTo("The provided key element does not match the schema");
    assertThat(invalid(() -> TABLE.put("{'id': 'p'}")))
        .isEqualTo("One or more parameter values were invalid: Missing the key sort in the item");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"true", "null", "[1]", "{}", "{'$ss': ['a']}"})
  void a_key_is_a_scalar(String value) {
    invalid(() -> TABLE.put("{'id': 'p', 'sort': " + value + "}"));
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void keys_differ_by_both_parts() {
    put("ab", "c");
    put("a", "bc");
    put("a", "b");

    assertThat(TABLE.count()).isEqualTo(3);
  }

  private static void put(String id, String sort) {
    TABLE.put(key(id, sort));
  }

  private static String key(String id, String sort) {
    return "{'id': '" + id + "', 'sort': '" + sort + "'}";
  }
}
