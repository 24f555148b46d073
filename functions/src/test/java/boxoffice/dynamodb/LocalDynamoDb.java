package boxoffice.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/**
 * DynamoDB Local for tests: one child process for all tests, a new table for each. The table is
 * defined by template.yaml, as in production.
 */
public final class LocalDynamoDb {

  private static final Path ROOT = Path.of(System.getProperty("user.dir")).getParent();

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
    return Process.ENDPOINT;
  }

  /** The same table, with these interceptors on all requests. */
  public static Table through(Table table, ExecutionInterceptor... interceptors) {
    return new Table(client(interceptors), table.name());
  }

  private static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(Process.ENDPOINT)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> List.of(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  /** Ends with the tests: it stops when the pipe to its standard input closes. */
  private static final class Process {
    static final URI ENDPOINT = start();
    static final DynamoDbClient CLIENT = client();

    private static URI start() {
      var port = freePort();
      var build = ROOT.resolve("local/dynamodb/target");
      try {
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                build.resolve("classes") + ":" + build.resolve("lib") + "/*",
                "boxoffice.local.dynamodb.Main",
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      var endpoint = URI.create("http://127.0.0.1:" + port);
      awaitAnswer(endpoint);
      return endpoint;
    }

    private static void awaitAnswer(URI endpoint) {
      var deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (true) {
        try (var socket = new java.net.Socket(endpoint.getHost(), endpoint.getPort())) {
          return;
        } catch (IOException e) {
          if (Instant.now().isAfter(deadline)) {
            throw SdkClientException.create("DynamoDB Local did not start", e);
          }
          Thread.onSpinWait();
        }
      }
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(e);
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
