package boxoffice.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The token bucket by which API Gateway throttles: it holds up to {@code burst} tokens, is full at
 * first, and {@code rate} tokens a second flow in. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">Throttle
 * requests</a>.
 */
final class TokenBucket {

  private final double rate;
  private final double burst;
  private final InstantSource clock;
  private double tokens;
  private Instant filled;

  /**
   * Makes a full bucket.
   *
   * @param rate tokens a second
   * @param burst tokens that it holds
   */
  TokenBucket(double rate, int burst, InstantSource clock) {
    this.rate = rate;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filled = clock.instant();
  }

  /** Takes a token if there is one. */
  synchronized boolean tryTake() {
    var now = clock.instant();
    if (now.isAfter(filled)) {
      var seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(burst, tokens + seconds * rate);
      filled = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
