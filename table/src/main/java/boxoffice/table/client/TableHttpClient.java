package boxoffice.table.client;

import boxoffice.table.protocol.Answer;
import boxoffice.table.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the AWS SDK of the same process from its engine. The SDK does all that it does elsewhere:
 * it writes and reads JSON, signs and tries again.
 */
public final class TableHttpClient implements SdkHttpClient {

  private static final String NAME = "Table";

  private final Protocol protocol;
  private final Executor executor;

  /** A client whose requests run in the thread that calls. */
  public TableHttpClient(Protocol protocol) {
    this(protocol, Runnable::run);
  }

  /**
   * A client whose requests go on when their caller gives them up, as over a network.
   *
   * @param executor runs requests. Threads of its own, where a storage has a folder: a file closes
   *     when a thread is interrupted that writes it
   */
  public TableHttpClient(Protocol protocol, Executor executor) {
    this.protocol = protocol;
    this.executor = executor;
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
    var answer = answer(target, body);
    var response = SdkHttpResponse.builder().statusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  private Answer answer(@Nullable String target, byte[] body) throws IOException {
    var answer = new FutureTask<>(() -> protocol.answer(target, body));
    executor.execute(answer);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.toString());
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
