package boxoffice.local.table;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Calls a DynamoDB that takes any credentials by its JSON protocol. There the table properties of a
 * template are a request, and the records of a stream are the event of a function, so that nothing
 * is translated.
 */
public final class DynamoDb {

  /** DynamoDB refused a request. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** The access key that every caller uses; its secret is the same word. */
  public static final String ACCESS_KEY = "local";

  /** Nobody checks it; others than the own table read the key and the region. */
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
          .formatted(ACCESS_KEY, Template.REGION);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  public DynamoDb(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Calls an operation of the table API, such as {@code CreateTable}. */
  public JsonNode tables(String operation, JsonNode request)
      throws IOException, InterruptedException {
    return call("DynamoDB_20120810." + operation, request);
  }

  /** Calls an operation of the stream API, such as {@code GetRecords}. */
  public JsonNode streams(String operation, JsonNode request)
      throws IOException, InterruptedException {
    return call("DynamoDBStreams_20120810." + operation, request);
  }

  private JsonNode call(String target, JsonNode request) throws IOException, InterruptedException {
    var response =
        http.send(
            HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .header("Authorization", AUTHORIZATION)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new RefusedException(target + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
