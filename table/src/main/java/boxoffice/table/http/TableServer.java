package boxoffice.table.http;

import boxoffice.table.protocol.Answer;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The protocol over HTTP, on one address, with a virtual thread for each request. It takes any
 * credentials, so it serves only programs that name this machine, and no web page.
 */
public final class TableServer implements AutoCloseable {

  private static final int BACKLOG = 1000;
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** The largest request that DynamoDB takes, in bytes. */
  private static final int LARGEST = 16 * 1024 * 1024;

  private final Server server = new Server(new VirtualThreadPool());
  private final ServerConnector connector;
  private final String address;

  private TableServer(String address, int port, Protocol protocol) {
    this.address = address;
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setHandler(new Answers(protocol, new Callers(address)));
  }

  /**
   * Starts a server.
   *
   * @param address 127.0.0.1, or another that other machines or containers reach
   * @param port 0 for any free one
   */
  public static TableServer start(String address, int port, Protocol protocol) throws IOException {
    var server = new TableServer(address, port, protocol);
    try {
      server.server.start();
    } catch (Exception e) {
      throw new IOException("The table on port %d did not start.".formatted(port), e);
    }
    return server;
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://%s:%d".formatted(address, connector.getLocalPort()));
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("The table did not stop.", e);
    }
  }

  private static final class Answers extends Handler.Abstract {

    private final Protocol protocol;
    private final Callers callers;

    Answers(Protocol protocol, Callers callers) {
      this.protocol = protocol;
      this.callers = callers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      var headers = request.getHeaders();
      if (!callers.include(
          headers.get("Host"), headers.get("Origin"), headers.get("Sec-Fetch-Site"))) {
        response.setStatus(HttpStatus.FORBIDDEN_403);
      } else if (!request.getMethod().equals("POST")) {
        response.setStatus(HttpStatus.METHOD_NOT_ALLOWED_405);
      } else {
        send(response, answer(request, headers.get("X-Amz-Target")));
      }
      callback.succeeded();
      return true;
    }

    private Answer answer(Request request, @Nullable String target) throws IOException {
      byte[] body;
      try (var content = Content.Source.asInputStream(request)) {
        body = content.readNBytes(LARGEST + 1);
      }
      return body.length > LARGEST
          ? protocol.refusal(new Refused(Code.VALIDATION, "Request size exceeds 16777216 bytes"))
          : protocol.answer(target, body);
    }

    private static void send(Response response, Answer answer) throws IOException {
      response.setStatus(answer.status());
      answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
      Content.Sink.write(response, true, ByteBuffer.wrap(answer.body()));
    }
  }
}
