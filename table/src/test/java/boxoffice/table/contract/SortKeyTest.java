package boxoffice.table.contract;

import static boxoffice.table.contract.Items.item;
import static boxoffice.table.contract.Items.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-ScanIndexForward">The
 * order of items in a partition</a>: numbers by their value, binary by unsigned bytes. Strings are
 * in {@link QueryTest}.
 */
class SortKeyTest {

  @Nested
  @Contract
  class Numbers {

    @RegisterExtension final ContractTable table = ContractTable.sortedBy(ScalarAttributeType.N);

    @Test
    void numbers_are_in_the_order_of_their_values() {
      assertThat(order(table, "10", "9", "-1", "0", "1.5", "-20", "1E-130", "1E125", "2", "-0.5"))
          .isEqualTo(List.of("-20", "-1", "-0.5", "0", "1E-130", "1.5", "2", "9", "10", "1E125"));
    }

    @Test
    void numbers_of_38_digits_are_in_order() {
      var large = "1234567890123456789012345678901234567";
      assertThat(order(table, large + "9", large + "8", "-" + large + "8", "-" + large + "9"))
          .isEqualTo(List.of("-" + large + "9", "-" + large + "8", large + "8", large + "9"));
    }

    @Test
    void equal_numbers_are_one_key() {
      table.put("{'id': 'p', 'sort': 1, 'v': 'first'}");
      table.put("{'id': 'p', 'sort': 1.00, 'v': 'second'}");

      assertThat(table.count()).isEqualTo(1);
      assertThat(table.get("{'id': 'p', 'sort': {'$n': '1E0'}}"))
          .isEqualTo(item("{'id': 'p', 'sort': 1, 'v': 'second'}"));
    }
  }

  @Nested
  @Contract
  class Binaries {

    @RegisterExtension final ContractTable table = ContractTable.sortedBy(ScalarAttributeType.B);

    @Test
    void binaries_are_in_the_order_of_unsigned_bytes() {
      assertThat(
              order(table, "{'$b': '/w=='}", "{'$b': 'fw=='}", "{'$b': 'AAA='}", "{'$b': 'AA=='}"))
          .isEqualTo(
              List.of("{'$b': 'AA=='}", "{'$b': 'AAA='}", "{'$b': 'fw=='}", "{'$b': '/w=='}"));
    }
  }

  /** These sort keys in the order in which a query finds them. */
  private static List<String> order(ContractTable table, String... sorts) {
    for (var sort : sorts) {
      table.put("{'id': 'p', 'sort': " + sort + "}");
    }
    return table
        .client()
        .query(
            q ->
                q.tableName(table.name())
                    .keyConditionExpression("id = :p")
                    .expressionAttributeValues(item("{':p': 'p'}")))
        .items()
        .stream()
        .map(found -> written(found.get("sort"), sorts))
        .toList();
  }

  /** How the value was written: an engine may write 1E125 in full. */
  private static String written(AttributeValue found, String... sorts) {
    return Stream.of(sorts)
        .filter(
            sort ->
                found.n() == null
                    ? value(sort).equals(found)
                    : new BigDecimal(sort).compareTo(new BigDecimal(found.n())) == 0)
        .findAny()
        .orElseThrow();
  }
}
