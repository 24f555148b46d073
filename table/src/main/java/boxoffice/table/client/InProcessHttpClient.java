package boxoffice.table.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
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
 * Answers the AWS SDK from a service of the same process, without a socket. The SDK does all that
 * it does elsewhere: it writes and reads requests, signs and tries again.
 */
public final class InProcessHttpClient implements SdkHttpClient {

  /** What answers. */
  @FunctionalInterface
  public interface Service {

    /**
     * Answers a call; an error is an answer.
     *
     * @param target the header {@code X-Amz-Target}
     */
    Reply answer(@Nullable String target, byte[] body) throws InterruptedException;
  }

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reply(int status, Map<String, String> headers, byte[] body) {}

  private final String name;
  private final Service service;
  private final Executor executor;

  /**
   * A client whose requests go on when their caller gives them up, as over a network.
   *
   * @param name of the client in the SDK's metrics
   * @param executor runs requests. Threads of its own, where a service writes files: a file closes
   *     when a thread is interrupted that writes it
   */
  public InProcessHttpClient(String name, Service service, Executor executor) {
    this.name = name;
    this.service = service;
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
        // The service ends by itself.
      }
    };
  }

  @Override
  public String clientName() {
    return name;
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
    var reply = answer(target, body);
    var response = SdkHttpResponse.builder().statusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
        .build();
  }

  private Reply answer(@Nullable String target, byte[] body) throws IOException {
    var reply = new FutureTask<>(() -> service.answer(target, body));
    executor.execute(reply);
    try {
      return reply.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.toString());
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
