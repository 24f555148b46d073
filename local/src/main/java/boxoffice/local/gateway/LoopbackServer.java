package boxoffice.local.gateway;

import boxoffice.local.callers.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on the loopback address, with a virtual thread for each request. Every request
 * gets an answer of its site, also one that cannot be read. It serves callers who name this machine
 * by a loopback name, nobody else.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

  private static final String HOST = "127.0.0.1";

  /** How many connections may wait to be accepted. */
  private static final int BACKLOG = 1000;

  /** More than the 10,240 bytes that API Gateway takes. */
  private static final int MAX_HEADERS = 32 * 1024;

  /** How long a connection is kept. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** How long a caller may pause in the middle of a body. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Server server = new Server(new VirtualThreadPool());
  private final ServerConnector connector;

  private LoopbackServer(String host, int port, Site site) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MAX_HEADERS);
    // A path is a matter of the routes.
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setHandler(
        host.equals(HOST) ? new Answers(site) : new Answers(site, host, Caller.MACHINE));
    server.setErrorHandler(new Refusals(site));
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   */
  public static LoopbackServer start(int port, Site site) throws IOException {
    return start(HOST, port, site);
  }

  /**
   * Starts a server on another address, for containers: they may name it or this machine.
   *
   * @param port 0 for any free one
   */
  public static LoopbackServer start(String host, int port, Site site) throws IOException {
    var server = new LoopbackServer(host, port, site);
    try {
      server.server.start();
    } catch (Exception e) {
      throw new IOException("The server on port %d did not start.".formatted(port), e);
    }
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The server did not stop", e);
    }
  }

  /** A request that can be answered, or what is wrong with it. */
  private sealed interface Arrival {

    record Whole(Request request) implements Arrival {}

    record Refused(GatewayError error) implements Arrival {}
  }

  /** Requests that the server's parser takes. */
  private static final class Answers extends Handler.Abstract {

    private final Site site;
    private final String[] names;

    /**
     * @param names of this machine beside those of the loopback address
     */
    Answers(Site site, String... names) {
      this.site = site;
      this.names = names;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback)
        throws Exception {
      var id = UUID.randomUUID().toString();
      switch (arrival(request, id)) {
        case Arrival.Whole(var whole) -> send(response, answer(whole));
        case Arrival.Refused(var error) -> {
          sendLast(response, site.refuse(error, id));
          discardRest(request);
        }
      }
      callback.succeeded();
      return true;
    }

    private Reply answer(Request request) throws InterruptedException {
      try {
        return request.caller().namesThisMachine(names)
            ? site.answer(request)
            : site.refuse(GatewayError.ACCESS_DENIED, request.id());
      } catch (RuntimeException e) {
        LOG.error("The gateway failed", e);
        return site.refuse(GatewayError.API_CONFIGURATION_ERROR, request.id());
      }
    }

    private static Arrival arrival(org.eclipse.jetty.server.Request request, String id) {
      if (request.getLength() > Gateway.MAX_BODY) {
        return new Arrival.Refused(GatewayError.REQUEST_TOO_LARGE);
      }
      byte[] body;
      try {
        body = body(request);
      } catch (IOException _) {
        return new Arrival.Refused(GatewayError.BAD_REQUEST);
      }
      if (body.length > Gateway.MAX_BODY) {
        return new Arrival.Refused(GatewayError.REQUEST_TOO_LARGE);
      }
      var target = request.getHttpURI();
      var path = target.getPath();
      if (path == null || !isWellFormed(target.getPathQuery())) {
        return new Arrival.Refused(GatewayError.BAD_REQUEST);
      }
      return new Arrival.Whole(
          new Request(
              id,
              Instant.now(),
              request.getMethod(),
              path,
              target.getQuery(),
              headers(request.getHeaders()),
              body,
              org.eclipse.jetty.server.Request.getRemoteAddr(request),
              request.getConnectionMetaData().getProtocol()));
    }

    private static TreeMap<String, List<String>> headers(HttpFields fields) {
      var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      fields.forEach(
          field ->
              headers
                  .computeIfAbsent(field.getName(), _ -> new ArrayList<>())
                  .add(field.getValue()));
      return headers;
    }

    private static byte[] body(org.eclipse.jetty.server.Request request) throws IOException {
      var connection = request.getConnectionMetaData().getConnection().getEndPoint();
      connection.setIdleTimeout(PATIENCE.toMillis());
      try (var body = content(request)) {
        return body.readNBytes(Gateway.MAX_BODY + 1);
      } finally {
        connection.setIdleTimeout(IDLE.toMillis());
      }
    }

    /** A caller that still sends would not see the answer if the connection were closed. */
    private static void discardRest(org.eclipse.jetty.server.Request request) {
      request
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .setIdleTimeout(PATIENCE.toMillis());
      try (var rest = content(request)) {
        rest.transferTo(OutputStream.nullOutputStream());
      } catch (IOException _) {
        // it was answered already
      }
    }

    private static InputStream content(org.eclipse.jetty.server.Request request) {
      return Content.Source.asInputStream(request);
    }
  }

  /** Requests that the server's parser does not take. */
  private static final class Refusals extends ErrorHandler {

    /** What the parser says of a well-formed path that leads nowhere: /%00 and /../ */
    private static final Set<String> LEADING_NOWHERE =
        Set.of("Illegal character in path", "Bad URI");

    private final Site site;

    Refusals(Site site) {
      this.site = site;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback)
        throws IOException {
      var id = UUID.randomUUID().toString();
      sendLast(response, site.refuse(error(request, response), id));
      callback.succeeded();
      return true;
    }

    private static GatewayError error(org.eclipse.jetty.server.Request request, Response response) {
      // The parser has more statuses for mistakes of a caller, some of them above 500.
      if (response.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR_500) {
        return GatewayError.API_CONFIGURATION_ERROR;
      }
      return request.getAttribute(ERROR_EXCEPTION) instanceof Throwable error
              && error.getCause() instanceof IllegalArgumentException cause
              && LEADING_NOWHERE.contains(String.valueOf(cause.getMessage()))
          ? GatewayError.MISSING_AUTHENTICATION_TOKEN
          : GatewayError.BAD_REQUEST;
    }
  }

  private static boolean isWellFormed(@Nullable String pathAndQuery) {
    try {
      var _ = new URI("http://" + HOST + pathAndQuery);
      return pathAndQuery != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /**
   * Answers what was not read to its end. Who is not told that the connection closes sends the next
   * request into it, and loses that one.
   */
  private static void sendLast(Response response, Reply reply) throws IOException {
    response.getHeaders().put("Connection", "close");
    send(response, reply);
  }

  private static void send(Response response, Reply reply) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach((name, values) -> response.getHeaders().put(name, values));
    if (reply.status() != HttpStatus.NOT_MODIFIED_304) {
      response.getHeaders().put("Content-Length", reply.body().length);
    }
    Content.Sink.write(response, true, ByteBuffer.wrap(reply.body()));
  }
}
