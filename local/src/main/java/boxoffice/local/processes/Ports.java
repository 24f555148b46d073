package boxoffice.local.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/** Ports of this machine. */
public final class Ports {

  private static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /**
   * A free port of an address of this machine.
   *
   * @throws IllegalStateException if the address is unknown or belongs to another machine
   */
  public static int free(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("There is no host " + host + ".", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          host + " is no address of this machine: choose another with -Dhost=.", e);
    }
  }

  /** The address of a port of the loopback address, with a slash at its end. */
  public static URI address(int port) {
    return URI.create("http://%s:%d/".formatted(LOOPBACK, port));
  }

  /** A free port of the loopback address. */
  public static int free() {
    return free(LOOPBACK);
  }

  /**
   * The port of the loopback address that an option names, or any free one for 0.
   *
   * @throws IllegalStateException if the port is in use
   */
  public static int chosen(String option, int port) {
    if (port == 0) {
      return free();
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port %d is in use: end what listens there, or choose another with -D%s=."
              .formatted(port, option),
          e);
    }
  }
}
