package boxoffice.local.gateway;

import boxoffice.local.lambda.Invocations;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
import java.io.IOException;
import java.net.URI;

/** Serves the API, invocations by hand, and a redirect to the page. */
public final class GatewayServer {

  private GatewayServer() {}

  /**
   * Starts the server.
   *
   * @param page the address of the page, to which {@code GET /} redirects
   */
  public static void start(GatewayHandler gateway, Invocations invocations, URI page, int port)
      throws IOException {
    var server = LoopbackServer.create(port);
    server.createContext(
        "/",
        HttpHandlers.handleOrElse(
            request ->
                request.getRequestMethod().equals("GET")
                    && request.getRequestURI().getPath().equals("/"),
            HttpHandlers.of(302, Headers.of("Location", page.toString()), ""),
            gateway));
    server.createContext(Invocations.PATH, invocations::handle);
    server.start();
  }
}
