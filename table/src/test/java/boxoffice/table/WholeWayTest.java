package boxoffice.table;

import static boxoffice.table.TestTable.NAME;
import static boxoffice.table.TestTable.attributes;
import static boxoffice.table.TestTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.http.TableServer;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.Image;
import boxoffice.table.storage.ImageStorage;
import boxoffice.table.storage.MapStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The same calls by the AWS SDK, on each storage and by each way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeWayTest {

  @Test
  void a_client_in_the_process_is_answered() {
    works(TestTable.inMemory());
  }

  @Test
  void an_image_answers_the_same() {
    works(TestTable.of(new Engine(new ImageStorage(Image.EMPTY), Settings.standard())));
  }

  @Test
  void a_folder_answers_the_same(@TempDir Path folder) {
    try (var engine = new Engine(MapStorage.in(folder, 1), Settings.standard())) {
      works(TestTable.of(engine));
    }
  }

  @Test
  void a_client_over_http_is_answered() throws IOException {
    try (var engine = new Engine(MapStorage.inMemory(), Settings.standard());
        var server = TableServer.start("127.0.0.1", 0, new Protocol(engine))) {
      works(TestTable.client(UrlConnectionHttpClient.create(), server.endpoint()));
    }
  }

  private static void works(DynamoDbClient client) {
    client.createTable(TestTable.definition());
    assertThat(client.describeTable(r -> r.tableName(NAME)).table().tableStatusAsString())
        .isEqualTo("ACTIVE");
    var first = attributes("PK", "a", "SK", "S", "seats", 3, "GSI1PK", "g", "GSI1SK", "1");
    client.putItem(r -> r.tableName(NAME).item(first));
    assertThat(client.getItem(r -> r.tableName(NAME).key(key("a")).consistentRead(true)).item())
        .isEqualTo(first);

    client.transactWriteItems(
        r -> r.transactItems(take("a", 2), putNew("b")).returnConsumedCapacity("TOTAL"));
    assertThatThrownBy(
            () -> client.transactWriteItems(r -> r.transactItems(take("a", 2), putNew("c"))))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e -> {
              assertThat(e.cancellationReasons())
                  .extracting(CancellationReason::code)
                  .containsExactly("ConditionalCheckFailed", "None");
              assertThat(e.cancellationReasons().getFirst().item())
                  .containsEntry("seats", attributes("n", 1).get("n"));
            });

    assertThat(client.scan(r -> r.tableName(NAME)).items()).hasSize(2);
    assertThat(
            client
                .query(
                    r ->
                        r.tableName(NAME)
                            .indexName("GSI1")
                            .keyConditionExpression("GSI1PK = :g AND begins_with(GSI1SK, :one)")
                            .expressionAttributeValues(attributes(":g", "g", ":one", "1")))
                .items())
        .singleElement()
        .isEqualTo(attributes("PK", "a", "SK", "S", "seats", 1, "GSI1PK", "g", "GSI1SK", "1"));
    client.deleteTable(r -> r.tableName(NAME));
    assertThat(client.listTables().tableNames()).isEqualTo(List.of());
  }

  private static TransactWriteItem take(String id, int seats) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(NAME)
                    .key(key(id))
                    .updateExpression("SET #s = #s - :n")
                    .conditionExpression("#s >= :n")
                    .expressionAttributeNames(Map.of("#s", "seats"))
                    .expressionAttributeValues(attributes(":n", seats))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private static TransactWriteItem putNew(String id) {
    return TransactWriteItem.builder()
        .put(p -> p.tableName(NAME).item(key(id)).conditionExpression("attribute_not_exists(PK)"))
        .build();
  }
}
