package boxoffice.benchmarks;

import boxoffice.local.gateway.GatewayError;
import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.gateway.Reply;
import boxoffice.local.gateway.Request;
import boxoffice.local.gateway.Site;
import boxoffice.local.processes.Ports;
import boxoffice.local.table.OwnTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A table in this process for a system in another one, with a count of the requests to it. */
final class CountingTable implements AutoCloseable {

  private static final String TARGET = "X-Amz-Target";

  /** The stream's requests have another prefix. */
  private static final String OF_THE_TABLE = "DynamoDB_";

  private static final Set<String> OF_A_CONNECTION =
      Set.of("host", "connection", "content-length", "upgrade", "expect", "http2-settings");

  private final AtomicLong requests = new AtomicLong();
  private final OwnTable table;
  private final LoopbackServer server;

  private CountingTable(OwnTable table, URI address) throws IOException {
    this.table = table;
    this.server = LoopbackServer.start(0, new Counting(address, requests));
  }

  static CountingTable open() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var address = Ports.address(port);
    return new CountingTable(OwnTable.open(address, Optional.empty(), false), address);
  }

  /** Where the system finds it. */
  URI address() {
    return Ports.address(server.port());
  }

  /** How many there were so far. */
  long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.close();
    table.close();
  }

  private record Counting(URI address, AtomicLong requests, HttpClient http) implements Site {

    Counting(URI address, AtomicLong requests) {
      this(address, requests, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
      if (String.valueOf(request.header(TARGET)).startsWith(OF_THE_TABLE)) {
        requests.incrementAndGet();
      }
      var further =
          HttpRequest.newBuilder(address)
              .method(request.method(), BodyPublishers.ofByteArray(request.body()));
      request
          .headers()
          .forEach(
              (name, values) -> {
                if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> further.header(name, value));
                }
              });
      try {
        var answer = http.send(further.build(), BodyHandlers.ofByteArray());
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.keySet().removeIf(OF_A_CONNECTION::contains);
        return new Reply(answer.statusCode(), headers, answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Reply refuse(GatewayError error, String requestId) {
      return Reply.of(error.status(), Map.of(), "");
    }
  }
}
