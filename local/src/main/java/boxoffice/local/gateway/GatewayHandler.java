package boxoffice.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a gateway's stage over HTTP. */
public final class GatewayHandler implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayHandler.class);

  private final Gateway gateway;

  public GatewayHandler(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = request(exchange);
      send(exchange, request, reply(exchange, request));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(HttpExchange exchange, Request request) throws InterruptedException {
    var stage = "/" + gateway.stage() + "/";
    try {
      return exchange.getRequestURI().getRawPath().startsWith(stage)
          ? gateway.answer(request)
          : gateway.refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request);
    } catch (RuntimeException e) {
      LOG.error("The gateway failed", e);
      return gateway.refuse(GatewayError.API_CONFIGURATION_ERROR, request);
    }
  }

  private Request request(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(Gateway.MAX_BODY + 1);
    // Discards the rest of the body: a client that still sends would not see the answer.
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    return new Request(
        UUID.randomUUID().toString(),
        Instant.now(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath().replaceFirst("^/[^/]*", ""),
        exchange.getRequestURI().getRawQuery(),
        headers,
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        exchange.getProtocol());
  }

  private static void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::put);
    exchange.getResponseHeaders().set("x-amzn-RequestId", request.id());
    var empty = reply.body().length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (!empty) {
      exchange.getResponseBody().write(reply.body());
    }
  }
}
