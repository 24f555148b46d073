package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {

  private static final String ABSENT = "attribute_not_exists(PK)";
  private static final Key KEY = key(1);

  private final Table table = LocalDynamoDb.newTable();

  @Test
  void a_rejected_transaction_shows_the_failed_item() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "left", 1));

    var outcome = table.transact(List.of(taking(2), table.put(other(), ABSENT)));

    assertThat(outcome).isEqualTo(new Outcome.Rejected(Map.of(0, table.get(KEY))));
    assertThat(table.get(new Key("TEST#2", "TEST"))).isEmpty();
    assertThat(table.transact(List.of(taking(1)))).isEqualTo(new Outcome.Committed());
    assertThat(table.get(KEY).orElseThrow().number("left")).isZero();
  }

  @Test
  void items_that_are_there_are_read_together() {
    table.put(numbered(1));
    table.put(numbered(3));

    assertThat(table.getAll(List.of(key(1), key(2), key(3))))
        .containsExactlyInAnyOrder(new Item(numbered(1)), new Item(numbered(3)));
  }

  @Test
  void items_of_one_moment_are_in_order() {
    table.put(numbered(1));
    table.put(numbered(3));

    assertThat(table.getInTransaction(List.of(key(3), key(2), key(1))))
        .containsExactly(
            Optional.of(new Item(numbered(3))),
            Optional.empty(),
            Optional.of(new Item(numbered(1))));
    assertThat(table.getInTransaction(key(1))).contains(new Item(numbered(1)));
  }

  @Test
  void an_item_is_removed_on_a_condition() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "seats", 1));
    var one = Attributes.of(":one", 1);

    assertThat(table.removeIf(KEY, "seats > :one", one)).isFalse();
    assertThat(table.get(KEY)).isPresent();
    assertThat(table.removeIf(KEY, "seats = :one", one)).isTrue();
    assertThat(table.get(KEY)).isEmpty();
    assertThat(table.removeIf(KEY, "seats = :one", one)).isFalse();
  }

  @Test
  void an_item_is_removed_whatever_it_is() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "left", 1));

    table.remove(KEY);
    table.remove(KEY);

    assertThat(table.get(KEY)).isEmpty();
  }

  @Test
  void a_page_says_whether_there_is_more() {
    table.put(numbered(1));

    var whole = table.query(partition(1));
    assertThat(whole.items()).containsExactly(new Item(numbered(1)));
    assertThat(whole.more()).isFalse();
    assertThat(table.query(partition(1).limit(1)).more()).isTrue();
  }

  @Test
  void items_of_a_partition_are_counted() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "A"));
    table.put(Attributes.of("PK", "TEST#1", "SK", "B"));

    assertThat(table.count(partition(1))).isEqualTo(2);
  }

  @Test
  void an_update_says_whether_its_condition_held() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "left", 1));
    var names = Map.of("#l", "left");
    var one = Attributes.of(":n", 1);

    assertThat(table.updateIf(KEY, "SET #l = #l - :n", "#l >= :n", names, one)).isTrue();
    assertThat(table.updateIf(KEY, "SET #l = #l - :n", "#l >= :n", names, one)).isFalse();
    assertThat(table.updateIf(KEY, "SET n = :n", "attribute_exists(PK)", one)).isTrue();
    assertThat(table.updateIf(KEY, "SET n = :n", "n > :n", one)).isFalse();
    assertThat(table.get(KEY).orElseThrow().number("n")).isEqualTo(1);
  }

  @Test
  void a_transaction_replaces_items_on_a_condition() {
    table.put(revision(1));

    assertThat(table.transact(List.of(replacing(0)))).isInstanceOf(Outcome.Rejected.class);
    assertThat(table.get(KEY)).contains(new Item(revision(1)));
    assertThat(table.transact(List.of(replacing(1)))).isEqualTo(new Outcome.Committed());
    assertThat(table.get(KEY)).contains(new Item(revision(2)));
  }

  @Test
  void an_update_needs_no_names() {
    table.put(numbered(1));

    var one = Attributes.of(":n", 1);
    var update = table.update(KEY, "SET n = :n", "attribute_exists(PK)", Map.of(), one);

    assertThat(table.transact(List.of(update))).isEqualTo(new Outcome.Committed());
    assertThat(table.get(KEY).orElseThrow().number("n")).isEqualTo(1);
  }

  @Test
  void a_check_that_fails_rejects_a_transaction() {
    table.put(Attributes.of("PK", "TEST#1", "SK", "TEST", "left", 1));

    assertThat(table.transact(List.of(table.put(other(), ABSENT), having(2))))
        .isEqualTo(new Outcome.Rejected(Map.of(1, table.get(KEY))));
    assertThat(table.transact(List.of(table.put(other(), ABSENT), having(1))))
        .isEqualTo(new Outcome.Committed());
  }

  @Test
  void an_item_must_be_there_to_end() {
    table.put(numbered(1));

    assertThat(table.transact(List.of(table.delete(KEY)))).isEqualTo(new Outcome.Committed());
    assertThat(table.get(KEY)).isEmpty();
    assertThat(table.transact(List.of(table.delete(KEY))))
        .isEqualTo(new Outcome.Rejected(Map.of(0, Optional.empty())));
  }

  private static Key key(int number) {
    return new Key("TEST#" + number, "TEST");
  }

  private static Map<String, AttributeValue> numbered(int number) {
    return key(number).attributes();
  }

  private static QueryRequest.Builder partition(int number) {
    return QueryRequest.builder()
        .keyConditionExpression("PK = :pk")
        .expressionAttributeValues(Attributes.of(":pk", "TEST#" + number));
  }

  private static Map<String, AttributeValue> revision(int revision) {
    return Attributes.of("PK", "TEST#1", "SK", "TEST", "revision", revision);
  }

  /** The next revision in the place of this one. */
  private TransactWriteItem replacing(int seen) {
    return table.put(revision(2), "revision = :seen", Attributes.of(":seen", seen));
  }

  private TransactWriteItem having(int n) {
    return table.check(KEY, "#l >= :n", Map.of("#l", "left"), Attributes.of(":n", n));
  }

  private static Map<String, AttributeValue> other() {
    return Attributes.of("PK", "TEST#2", "SK", "TEST");
  }

  private TransactWriteItem taking(int n) {
    return table.update(
        KEY, "SET #l = #l - :n", "#l >= :n", Map.of("#l", "left"), Attributes.of(":n", n));
  }
}
