package boxoffice.local.table;

import boxoffice.local.template.Template;
import boxoffice.table.protocol.Protocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

  /** How often a reader of a stream that cannot be told of records looks for them. */
  private static final Duration POLL = Duration.ofMillis(50);

  private final Way way;
  private final @Nullable Arrivals arrivals;

  private DynamoDb(Way way, @Nullable Arrivals arrivals) {
    this.way = way;
    this.arrivals = arrivals;
  }

  /** One at an address. */
  public static DynamoDb at(URI endpoint) {
    var http = HttpClient.newHttpClient();
    return new DynamoDb(
        (target, request) -> {
          var response =
              http.send(
                  HttpRequest.newBuilder(endpoint)
                      .timeout(Duration.ofSeconds(10))
                      .header("Content-Type", "application/x-amz-json-1.0")
                      .header("X-Amz-Target", target)
                      .header("Authorization", AUTHORIZATION)
                      .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                      .build(),
                  BodyHandlers.ofByteArray());
          return new Reply(response.statusCode(), response.body());
        },
        null);
  }

  /** The one of this process. */
  static DynamoDb of(Protocol protocol, Arrivals arrivals) {
    return new DynamoDb(
        (target, request) -> {
          var answer = protocol.answer(target, request);
          return new Reply(answer.status(), answer.body());
        },
        arrivals);
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

  /** How often streams got new records so far; always the same if that is not known. */
  public long arrivals() {
    return arrivals == null ? 0 : arrivals.count();
  }

  /**
   * Returns when a stream may have new records.
   *
   * @param seen what {@link #arrivals} said before the stream was read
   * @param patience how long to wait at most
   */
  public void awaitRecords(long seen, Duration patience) throws InterruptedException {
    if (arrivals == null) {
      Thread.sleep(patience.compareTo(POLL) < 0 ? patience : POLL);
    } else {
      arrivals.awaitMore(seen, patience);
    }
  }

  private JsonNode call(String target, JsonNode request) throws IOException, InterruptedException {
    var reply = way.send(target, JSON.writeValueAsBytes(request));
    var body = JSON.readTree(reply.body());
    if (reply.status() != 200) {
      throw new RefusedException(target + ": " + body);
    }
    return body;
  }

  /** How a call gets there. */
  @FunctionalInterface
  private interface Way {
    Reply send(String target, byte[] request) throws IOException, InterruptedException;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Reply(int status, byte[] body) {}
}
