package boxoffice.table.client;

import boxoffice.table.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the AWS SDK of the same process from its engine, in the thread that calls. The SDK does
 * all that it does elsewhere: it writes and reads JSON, signs and tries again.
 */
public final class TableHttpClient implements SdkHttpClient {

  private static final String NAME = "Table";

  private final Protocol protocol;

  public TableHttpClient(Protocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {
        // An answer takes no longer than its engine.
      }
    };
  }

  @Override
  public String clientName() {
    return NAME;
  }

  @Override
  public void close() {}

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse(null);
    var content = request.contentStreamProvider();
    byte[] body;
    if (content.isPresent()) {
      try (var stream = content.get().newStream()) {
        body = stream.readAllBytes();
      }
    } else {
      body = new byte[0];
    }
    var answer = protocol.answer(target, body);
    var response = SdkHttpResponse.builder().statusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }
}
