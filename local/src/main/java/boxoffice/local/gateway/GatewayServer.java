package boxoffice.local.gateway;

import boxoffice.local.lambda.Invocations;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandlers;
import java.io.IOException;
import java.net.URI;

/** The gateway's own address: the API, and what is served beside it. */
public final class GatewayServer {

  private GatewayServer() {}

  /**
   * Listens on a port.
   *
   * @param page where a browser finds the page, which people look for here
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
