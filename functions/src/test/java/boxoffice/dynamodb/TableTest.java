package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {

  private static final Key KEY = new Key("TEST#1", "TEST");

  private final Table table = LocalDynamoDb.newTable();

  @Test
  void a_rejected_transaction_shows_the_failed_item() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "left", 1));

    var outcome =
        table.transact(List.of(taking(2), table.put(other(), "attribute_not_exists(PK)")));

    assertThat(outcome).isEqualTo(new Outcome.Rejected(Map.of(0, table.get(KEY))));
    assertThat(table.get(new Key("TEST#2", "TEST"))).isEmpty();
    assertThat(table.transact(List.of(taking(1)))).isEqualTo(new Outcome.Committed());
    assertThat(table.get(KEY).orElseThrow().number("left")).isZero();
  }

  private static Map<String, AttributeValue> other() {
    return Attributes.of("PK", "TEST#2", "SK", "TEST");
  }

  private TransactWriteItem taking(int n) {
    return table.update(
        KEY, "SET #l = #l - :n", "#l >= :n", Map.of("#l", "left"), Attributes.of(":n", n));
  }
}
