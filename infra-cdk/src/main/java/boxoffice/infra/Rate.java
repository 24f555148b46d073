package boxoffice.infra;

/**
 * Requests in a time.
 *
 * @param requests 10 to 2,000,000,000
 * @param seconds 60, 120, 300 or 600, the <a
 *     href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html">windows</a>
 *     of WAF
 */
public record Rate(int requests, int seconds) {

  static final int LEAST = 10;
  static final int MOST = 2_000_000_000;

  public Rate {
    if (requests < LEAST || requests > MOST) {
      throw new IllegalArgumentException("WAF cannot limit " + requests);
    }
  }
}
