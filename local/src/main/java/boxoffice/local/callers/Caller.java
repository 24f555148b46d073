package boxoffice.local.callers;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its caller. A web page can have a browser call this machine, but it cannot
 * choose these headers.
 *
 * @param host the header {@code Host}
 * @param origin the header {@code Origin}
 * @param fetchSite the header {@code Sec-Fetch-Site}
 */
public record Caller(@Nullable String host, @Nullable String origin, @Nullable String fetchSite) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The name of this machine in containers. */
  public static final String MACHINE = "host.docker.internal";

  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  /**
   * Whether the caller knows this machine by a name that only its users have. A page whose name was
   * pointed at this machine (DNS rebinding) sends that name.
   *
   * @param more names beside those of the loopback address
   */
  public boolean namesThisMachine(String... more) {
    if (host == null) {
      return false;
    }
    var name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    return LOOPBACK.contains(name) || Set.of(more).contains(name);
  }

  /** Whether a page of another origin had the browser send this. Programs send no origin. */
  public boolean isForeignPage() {
    return (origin != null && !origin.equalsIgnoreCase("http://" + host))
        || (fetchSite != null && !OWN_SITE.contains(fetchSite));
  }

  /** Whether a browser sent this, for a page of whatever origin. Programs send neither header. */
  public boolean isBrowser() {
    return origin != null || fetchSite != null;
  }
}
