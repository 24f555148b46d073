package boxoffice.table.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call. A web page can have a browser call this machine, but it cannot choose these
 * headers.
 *
 * @param address the address that the server is bound to
 */
record Callers(String address) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The name of this machine in containers. */
  private static final String MACHINE = "host.docker.internal";

  /**
   * Whether a caller knows this machine by a name that only its users have, and is no page. A page
   * whose name was pointed at this machine (DNS rebinding) sends that name; programs send neither
   * an origin nor what a browser says of it.
   */
  boolean include(@Nullable String host, @Nullable String origin, @Nullable String fetchSite) {
    if (host == null || origin != null || fetchSite != null) {
      return false;
    }
    var name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    return LOOPBACK.contains(name) || name.equals(MACHINE) || name.equals(address);
  }
}
