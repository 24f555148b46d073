package boxoffice.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 * for one process: hands it one invocation and notes when what happened.
 *
 * <p>It can stand in for SnapStart: the first call of the process, for the restore or, where it has
 * no hooks, for the invocation, is where a snapshot would be taken. The call is answered after a
 * rest, and that is the moment of the restore. As in Lambda, credentials are to be had from here
 * then, and not before.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final String CREDENTIALS = "/2021-04-23/credentials";

  /** Long enough for the compilers to finish and for connections to be idle. */
  private static final Duration REST = Duration.ofMillis(500);

  private final HttpServer server;
  private final String event;
  private final boolean rests;
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Long ready;
  private @Nullable Long resumed;
  private volatile long answered;

  /**
   * Listens on a free port of this machine.
   *
   * @param event what the function is invoked with
   * @param rests whether the process rests before, as one that is restored from a snapshot
   */
  RuntimeApi(String event, boolean rests) throws IOException {
    this.event = event;
    this.rests = rests;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(RUNTIME, this::handle);
    server.createContext(CREDENTIALS, this::credentials);
    server.start();
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where a restored process gets credentials. */
  String credentialsUri() {
    return "http://" + address() + CREDENTIALS;
  }

  /** What the function answers; fails with what it reports where it fails. */
  CompletableFuture<String> answer() {
    return answer;
  }

  /**
   * When what happened, in nanoseconds of {@link System#nanoTime}; for after the answer.
   *
   * @param ready the process asked for its first work
   * @param resumed it was given that
   * @param answered its answer was here
   */
  record Moments(long ready, long resumed, long answered) {}

  synchronized Moments moments() {
    if (ready == null || resumed == null || !answer.isDone()) {
      throw new IllegalStateException("there is no answer yet");
    }
    return new Moments(ready, resumed, answered);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = exchange.getRequestURI().getPath().substring(RUNTIME.length());
      if (call.equals("restore/next")) {
        resume();
        reply(exchange, 200, "");
      } else if (call.equals("invocation/next")) {
        resume();
        if (answer.isDone()) {
          closed.await();
        }
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "" + UUID.randomUUID());
        exchange
            .getResponseHeaders()
            .set("Lambda-Runtime-Deadline-Ms", "" + Instant.now().plusSeconds(20).toEpochMilli());
        exchange
            .getResponseHeaders()
            .set(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:eu-central-1:123456789012:function:book:live");
        reply(exchange, 200, event);
      } else {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.endsWith("/response")) {
          answered = System.nanoTime();
          reply(exchange, 202, "");
          answer.complete(body);
        } else {
          reply(exchange, 202, "");
          answer.completeExceptionally(new IOException(call + ": " + body));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void resume() throws InterruptedException {
    if (resumed != null) {
      return;
    }
    ready = System.nanoTime();
    if (rests) {
      Thread.sleep(REST);
    }
    resumed = System.nanoTime();
  }

  private void credentials(HttpExchange exchange) throws IOException {
    try (exchange) {
      synchronized (this) {
        if (resumed == null) {
          answer.completeExceptionally(
              new IOException("credentials were asked for before the snapshot"));
        }
      }
      reply(
          exchange,
          200,
          new JsonMapper()
              .writeValueAsString(
                  Map.of(
                      "AccessKeyId",
                      "local",
                      "SecretAccessKey",
                      "local",
                      "Token",
                      "local",
                      "Expiration",
                      Instant.now().plus(1, ChronoUnit.HOURS).toString())));
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
