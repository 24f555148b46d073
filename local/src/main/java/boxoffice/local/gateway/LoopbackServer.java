package boxoffice.local.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/** HTTP servers on the loopback address, with a virtual thread for each request. */
public final class LoopbackServer {

  /** How many connections may wait to be accepted. */
  private static final int BACKLOG = 1000;

  private static final String HOST = "127.0.0.1";

  private LoopbackServer() {}

  /** The address of a server, with a slash at its end. */
  public static URI address(int port) {
    return URI.create("http://%s:%d/".formatted(HOST, port));
  }

  /** Creates a server, which has no handlers yet and is not started. */
  public static HttpServer create(int port) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(HOST, port), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }
}
