package boxoffice.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.dynamodb.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the engine does is tested in its module; here, what is between it and the SDK's objects. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatedTableTest {

  private static final Key KEY = new Key("P", "S");

  private final SimulatedTable table = new SimulatedTable();

  @Test
  void a_write_leaves_the_image_before_alone() {
    var one = with(TableImage.EMPTY, "1");
    var two = with(one, "2");
    assertThat(one.get(KEY).orElseThrow().number("n")).isEqualTo(1);
    assertThat(two.get(KEY).orElseThrow().number("n")).isEqualTo(2);
    assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
    assertThat(with(two, "1").fingerprint()).isEqualTo(one.fingerprint());
  }

  @Test
  void a_write_that_changes_nothing_has_no_record() {
    var one = with(TableImage.EMPTY, "1");
    assertThat(with(one, "1").changesSince(one)).isEmpty();
    var two = with(one, "2");
    assertThat(two.changesSince(one))
        .containsExactly(new StreamRecord(KEY, one.get(KEY), two.get(KEY)));
  }

  @Test
  void an_index_shows_old_items_too() {
    var one = with(TableImage.EMPTY, "1");
    var none = table.withOld(one, Map.of(KEY, Optional.empty()));
    assertThat(indexed(one)).isEqualTo(1);
    assertThat(indexed(none)).isZero();
    assertThat(indexed(table.withOld(none, Map.of(KEY, one.get(KEY))))).isEqualTo(1);
  }

  @Test
  void a_cancelled_transaction_says_why_and_shows_items() {
    var one = with(TableImage.EMPTY, "1");
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .put(
                        p ->
                            p.tableName(SimulatedTable.NAME)
                                .item(item("2"))
                                .conditionExpression("attribute_not_exists(PK)")
                                .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .build(),
                TransactWriteItem.builder()
                    .delete(
                        d -> d.tableName(SimulatedTable.NAME).key(new Key("P", "T").attributes()))
                    .build())
            .build();
    assertThatThrownBy(() -> table.execute(one, request))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e -> {
              assertThat(e.cancellationReasons())
                  .extracting(reason -> reason.code())
                  .containsExactly("ConditionalCheckFailed", "None");
              assertThat(e.cancellationReasons().getFirst().item()).isEqualTo(item("1"));
            });
  }

  @Test
  void what_the_engine_refuses_is_an_error() {
    var request =
        PutItemRequest.builder()
            .tableName(SimulatedTable.NAME)
            .item(item("1"))
            .conditionExpression("no condition")
            .build();
    assertThatThrownBy(() -> table.execute(TableImage.EMPTY, request))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void what_is_not_translated_is_an_error() {
    var get =
        GetItemRequest.builder()
            .tableName(SimulatedTable.NAME)
            .key(KEY.attributes())
            .projectionExpression("PK")
            .build();
    assertThatThrownBy(() -> table.execute(TableImage.EMPTY, get))
        .isInstanceOf(UnsupportedOperationException.class);
    var transaction =
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .delete(d -> d.tableName(SimulatedTable.NAME).key(KEY.attributes()))
                    .build())
            .clientRequestToken("token")
            .build();
    assertThatThrownBy(() -> table.execute(TableImage.EMPTY, transaction))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private TableImage with(TableImage image, String number) {
    var put = PutItemRequest.builder().tableName(SimulatedTable.NAME).item(item(number)).build();
    return table.execute(image, put).after();
  }

  private int indexed(TableImage image) {
    var query =
        QueryRequest.builder()
            .tableName(SimulatedTable.NAME)
            .indexName("GSI1")
            .keyConditionExpression("GSI1PK = :partition")
            .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS("I")))
            .build();
    return ((QueryResponse) table.execute(image, query).response()).count();
  }

  private static Map<String, AttributeValue> item(String number) {
    var item = new HashMap<>(KEY.attributes());
    item.put("GSI1PK", AttributeValue.fromS("I"));
    item.put("GSI1SK", AttributeValue.fromS("J"));
    item.put("n", AttributeValue.fromN(number));
    return item;
  }
}
