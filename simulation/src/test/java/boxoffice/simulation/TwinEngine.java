package boxoffice.simulation;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.simulation.table.Executed;
import boxoffice.simulation.table.Reply;
import boxoffice.simulation.table.SimulatedTable;
import boxoffice.simulation.table.TableImage;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Answers what another DynamoDB answers, and fails if the project's table engine answers anything
 * else: then the simulation would prove nothing. The other one has a table of its own as long as
 * this is open.
 */
final class TwinEngine implements Engine, AutoCloseable {

  private final SimulatedTable table = new SimulatedTable();
  private final DynamoDbClient client;

  /**
   * A twin of an empty table.
   *
   * @param client of the other DynamoDB, which must not have a table of this name
   */
  TwinEngine(DynamoDbClient client) {
    this.client = client;
    client.createTable(LocalDynamoDb.definition(World.TABLE));
  }

  /** Puts these items into the other one's table. */
  void fill(TableImage image) {
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(r -> r.tableName(World.TABLE));
    }
    for (var item : image.items()) {
      client.putItem(PutItemRequest.builder().tableName(World.TABLE).item(item.values()).build());
    }
  }

  @Override
  public Executed execute(TableImage image, DynamoDbRequest request) {
    var actual = Reply.of(client, inItsTime(request));
    try {
      var expected = table.execute(image, request);
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
    same(scan, Reply.of(client, scan), new Reply.Response(table.execute(image, scan).response()));
  }

  /** Without the time limits of the functions: how quick the other one is does not matter here. */
  private static DynamoDbRequest inItsTime(DynamoDbRequest request) {
    return (DynamoDbRequest)
        request.toBuilder().overrideConfiguration((AwsRequestOverrideConfiguration) null).build();
  }

  private static void same(DynamoDbRequest request, Reply actual, Reply expected) {
    if (!actual.meaning().equals(expected.meaning())) {
      throw new AssertionError(
          "%s%n  the other DynamoDB answers %s%n  the table engine %s"
              .formatted(request, actual.meaning(), expected.meaning()));
    }
  }

  @Override
  public void close() {
    client.deleteTable(r -> r.tableName(World.TABLE));
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableNotExists(r -> r.tableName(World.TABLE));
    }
  }
}
