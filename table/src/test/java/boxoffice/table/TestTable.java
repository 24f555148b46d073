package boxoffice.table;

import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Clients and a table for tests. */
final class TestTable {

  static final String NAME = "things";

  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private TestTable() {}

  /** A client of a new engine in memory. */
  static DynamoDbClient inMemory() {
    return of(new Engine(MapStorage.inMemory(), Settings.standard()));
  }

  static DynamoDbClient of(Engine engine) {
    return client(new TableHttpClient(new Protocol(engine)), URI.create("http://table.invalid"));
  }

  /** A client that sends each request once. */
  static DynamoDbClient once(Engine engine) {
    return builder(new TableHttpClient(new Protocol(engine)), URI.create("http://table.invalid"))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** A client of the engine's streams. */
  static DynamoDbStreamsClient streams(Engine engine) {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(URI.create("http://table.invalid"))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClient(new TableHttpClient(new Protocol(engine)))
        .build();
  }

  static DynamoDbClient client(SdkHttpClient http, URI endpoint) {
    return builder(http, endpoint).build();
  }

  private static DynamoDbClientBuilder builder(SdkHttpClient http, URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClient(http);
  }

  /** Items by PK and SK, an index over both the other way round, and a stream. */
  static CreateTableRequest definition() {
    return CreateTableRequest.builder()
        .tableName(NAME)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute("PK"), attribute("SK"), attribute("GSI1PK"), attribute("GSI1SK"))
        .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName("GSI1")
                .keySchema(key("GSI1PK", KeyType.HASH), key("GSI1SK", KeyType.RANGE))
                .projection(p -> p.projectionType(ProjectionType.ALL))
                .build())
        .streamSpecification(
            s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .build();
  }

  /** Attributes from names and strings or numbers in turns. */
  static Map<String, AttributeValue> attributes(Object... namesAndValues) {
    var attributes = new HashMap<String, AttributeValue>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(
          (String) namesAndValues[i],
          namesAndValues[i + 1] instanceof Number number
              ? AttributeValue.fromN(number.toString())
              : AttributeValue.fromS((String) namesAndValues[i + 1]));
    }
    return attributes;
  }

  static Map<String, AttributeValue> key(String id) {
    return attributes("PK", id, "SK", "S");
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
