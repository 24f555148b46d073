package boxoffice.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of an IP address that one customer of a provider has: 24 bits of version 4, 48 of
 * version 6. A whole address would name one person, and who attacks changes it easily.
 */
final class Network {

  private static final int BYTES_OF_VERSION_4 = 3;
  private static final int BYTES_OF_VERSION_6 = 6;

  private Network() {}

  /** In hexadecimal digits; empty for what is no address. */
  static Optional<String> of(@Nullable String address) {
    if (address == null) {
      return Optional.empty();
    }
    try {
      var parsed = InetAddress.ofLiteral(address);
      var bytes = parsed instanceof Inet4Address ? BYTES_OF_VERSION_4 : BYTES_OF_VERSION_6;
      return Optional.of(HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), bytes)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
