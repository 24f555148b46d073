package boxoffice.benchmarks;

import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An event on sale on the table engine, and proxy events that book it, each for another user. */
final class ColdStartSale {

  private static final JsonMapper JSON = new JsonMapper();

  private final Table table = LocalDynamoDb.newTable();
  private final ObjectNode sample;

  /**
   * @param sample a proxy event of a booking of {@link PublishedEvents#EVENT_ID}
   * @param capacity tickets of the event
   */
  ColdStartSale(Path sample, int capacity) throws IOException {
    this.sample = (ObjectNode) JSON.readTree(sample.toFile());
    PublishedEvents.publish(table, capacity, Instant.now());
  }

  /** A booking by somebody who has none yet. */
  String booking() {
    var event = sample.deepCopy();
    ((ObjectNode) event.at("/requestContext/authorizer/claims"))
        .put("sub", UUID.randomUUID().toString());
    return event.toString();
  }

  /**
   * The variables of the function that template.yaml names, and those that Lambda sets.
   *
   * @param dynamoDb where the function finds it
   */
  Map<String, String> environment(URI dynamoDb) {
    return Map.ofEntries(
        Map.entry("TABLE_NAME", table.name()),
        Map.entry("BOOKINGS_PER_SECOND", "5"),
        Map.entry("LIVE_BOOKINGS_PER_USER", "0"),
        Map.entry("POWERTOOLS_SERVICE_NAME", "box-office"),
        Map.entry("POWERTOOLS_METRICS_NAMESPACE", "BoxOffice"),
        Map.entry("POWERTOOLS_LOG_LEVEL", "INFO"),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString()),
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "book"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "book"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "1"));
  }

  /** Where the table engine listens; the client of {@link #table} reaches it without an address. */
  URI dynamoDb() {
    return LocalDynamoDb.endpoint();
  }
}
