package boxoffice.snapstart;

import boxoffice.dynamodb.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table that is not there, to rehearse on. A request goes all the way through the SDK, signed
 * with credentials that are none, and is answered in memory: reads find a published event of one
 * shard, counters are at 1, transactions succeed.
 */
public final class RehearsalTable {

  private RehearsalTable() {}

  /** One such table. */
  public static Table open() {
    return new Table(
        DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .httpClient(new InMemory())
            .build(),
        "rehearsal");
  }

  private static final class InMemory implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          if (request.contentStreamProvider().isPresent()) {
            request.contentStreamProvider().get().newStream().readAllBytes();
          }
          var body = answer(request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(""));
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    private static String answer(String target) {
      return switch (target.substring(target.indexOf('.') + 1)) {
        case "GetItem" ->
            """
            {"Item": {"type": {"S": "EVENT"}, "shards": {"N": "1"}}}\
            """;
        case "UpdateItem" ->
            """
            {"Attributes": {"calls": {"N": "1"}}}\
            """;
        default -> "{}";
      };
    }

    @Override
    public void close() {}
  }
}
