package boxoffice.infra;

import java.util.Optional;
import java.util.function.Function;

/**
 * How many requests the firewall lets through. docs/operations.md has the reasons.
 *
 * @param accounts to the routes of accounts, from one address or network
 * @param address from one address that calls the API directly
 * @param viewer from one network that looks at the page
 * @param token with one access token
 */
public record FirewallLimits(Rate accounts, Rate address, Rate viewer, Rate token) {

  static final FirewallLimits DEFAULT = of(_ -> Optional.empty());

  /**
   * Reads the context {@code requestsToAccounts} (in five minutes), {@code requestsPerAddress},
   * {@code requestsPerViewer} and {@code requestsPerToken} (in one minute).
   *
   * @throws IllegalArgumentException if one is not a number that WAF takes
   */
  static FirewallLimits of(Function<String, Optional<String>> context) {
    return new FirewallLimits(
        rate(context, "requestsToAccounts", 300, 300),
        rate(context, "requestsPerAddress", 9_000, 60),
        rate(context, "requestsPerViewer", 6_000, 60),
        rate(context, "requestsPerToken", 900, 60));
  }

  private static Rate rate(
      Function<String, Optional<String>> context, String name, int requests, int seconds) {
    var value = context.apply(name).orElse(String.valueOf(requests));
    try {
      return new Rate(Integer.parseInt(value), seconds);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number from %d to %d, not %s"
              .formatted(name, Rate.LEAST, Rate.MOST, value),
          e);
    }
  }
}
