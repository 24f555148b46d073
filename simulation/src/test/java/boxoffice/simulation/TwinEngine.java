package boxoffice.simulation;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.simulation.memory.Executed;
import boxoffice.simulation.memory.MemoryTable;
import boxoffice.simulation.memory.Reply;
import boxoffice.simulation.memory.TableImage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Answers what DynamoDB Local answers, and fails if the table in memory answers anything else: then
 * the simulation would prove nothing.
 */
final class TwinEngine implements Engine, AutoCloseable {

  private final EmbeddedDynamoDb embedded = new EmbeddedDynamoDb();
  private final DynamoDbClient client = embedded.client();

  /** A twin of this table. */
  TwinEngine(TableImage image) {
    client.createTable(LocalDynamoDb.definition(World.TABLE));
    for (var item : image.items()) {
      client.putItem(
          PutItemRequest.builder().tableName(World.TABLE).item(item.attributes()).build());
    }
  }

  @Override
  public Executed execute(TableImage image, DynamoDbRequest request) {
    var actual = Reply.of(client, request);
    try {
      var expected = MemoryTable.execute(image, request);
      same(request, actual, new Reply.Response(expected.response()));
      return new Executed(expected.after(), actual.orThrow());
    } catch (DynamoDbException e) {
      same(request, actual, new Reply.Failure(e));
      throw (DynamoDbException) ((Reply.Failure) actual).exception();
    }
  }

  @Override
  public void compare(TableImage image) {
    var scan = ScanRequest.builder().tableName(World.TABLE).consistentRead(true).build();
    same(
        scan,
        Reply.of(client, scan),
        new Reply.Response(MemoryTable.execute(image, scan).response()));
  }

  private static void same(DynamoDbRequest request, Reply actual, Reply expected) {
    if (!actual.meaning().equals(expected.meaning())) {
      throw new AssertionError(
          "%s%n  DynamoDB Local answers %s%n  in memory it is %s"
              .formatted(request, actual.meaning(), expected.meaning()));
    }
  }

  @Override
  public void close() {
    embedded.close();
  }
}
