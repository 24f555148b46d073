package boxoffice.dynamodb;

import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.http.TableServer;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/**
 * The table for tests: one engine in the process of the tests, a new table for each. It is defined
 * by template.yaml, as in production.
 */
public final class LocalDynamoDb {

  private LocalDynamoDb() {}

  public static Table newTable(ExecutionInterceptor... interceptors) {
    var name = "BoxOffice-" + UUID.randomUUID();
    Process.CLIENT.createTable(definition(name));
    return new Table(interceptors.length == 0 ? Process.CLIENT : client(interceptors), name);
  }

  /** The request that makes the table of template.yaml. */
  public static CreateTableRequest definition(String name) {
    var table = Definition.TABLE;
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(Definition.attributes(table))
        .keySchema(Definition.keys(table))
        .globalSecondaryIndexes(Definition.indexes(table))
        .build();
  }

  /** Where it listens. */
  public static URI endpoint() {
    return Http.SERVER.endpoint();
  }

  /** The same table, with these interceptors on all requests. */
  public static Table through(Table table, ExecutionInterceptor... interceptors) {
    return new Table(client(interceptors), table.name());
  }

  private static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        // No request leaves the process: the address is for the signature alone.
        .endpointOverride(URI.create("http://127.0.0.1"))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(new TableHttpClient(Process.PROTOCOL))
        .overrideConfiguration(o -> List.of(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  /** One engine for all tests of a process. */
  private static final class Process {
    static final Protocol PROTOCOL =
        new Protocol(new Engine(MapStorage.inMemory(), Settings.standard()));
    static final DynamoDbClient CLIENT = client();
  }

  /** The same tables over HTTP, for those who need an address. */
  private static final class Http {
    static final TableServer SERVER = start();

    private static TableServer start() {
      try {
        return TableServer.start("127.0.0.1", 0, Process.PROTOCOL);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The table's properties in template.yaml. */
  private static final class Definition {
    static final Map<String, Object> TABLE = load();

    private static Map<String, Object> load() {
      return TemplateFile.read().resources("AWS::DynamoDB::Table").values().iterator().next();
    }

    static List<AttributeDefinition> attributes(Map<String, Object> table) {
      return maps(table.get("AttributeDefinitions")).stream()
          .map(
              a ->
                  AttributeDefinition.builder()
                      .attributeName((String) a.get("AttributeName"))
                      .attributeType((String) a.get("AttributeType"))
                      .build())
          .toList();
    }

    static List<KeySchemaElement> keys(Map<String, Object> tableOrIndex) {
      return maps(tableOrIndex.get("KeySchema")).stream()
          .map(
              k ->
                  KeySchemaElement.builder()
                      .attributeName((String) k.get("AttributeName"))
                      .keyType((String) k.get("KeyType"))
                      .build())
          .toList();
    }

    static List<GlobalSecondaryIndex> indexes(Map<String, Object> table) {
      return maps(table.get("GlobalSecondaryIndexes")).stream()
          .map(
              i ->
                  GlobalSecondaryIndex.builder()
                      .indexName((String) i.get("IndexName"))
                      .keySchema(keys(i))
                      .projection(Projection.builder().projectionType("ALL").build())
                      .build())
          .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
      return (List<Map<String, Object>>) list;
    }
  }
}
