package boxoffice.limits;

import boxoffice.dynamodb.RateWindows;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.User;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** The share of each user: who exhausts theirs is refused, and nobody else. */
public final class UserLimits {

  private final RateWindows windows;
  private final ToIntFunction<Limit> limits;
  private final Counter counter;

  /**
   * @param limits how many calls a user has in a window
   */
  public UserLimits(RateWindows windows, ToIntFunction<Limit> limits, Counter counter) {
    this.windows = windows;
    this.limits = limits;
    this.counter = counter;
  }

  /** Counts one call and says whether it is within the limit. */
  public boolean allows(String userId, Limit limit) {
    var allowed = windows.allows(userId, limit.name(), limits.applyAsInt(limit), limit.window());
    if (!allowed) {
      counter.count(Measure.TOO_OFTEN);
    }
    return allowed;
  }

  /**
   * Counts one call.
   *
   * @throws ProblemException 429 beyond the limit, with the time until the next window
   */
  public void require(User user, Limit limit) {
    if (!allows(user.userId(), limit)) {
      throw tooOften(windows.left(limit.window()));
    }
  }

  /**
   * The answer to a call beyond its limit.
   *
   * @param wait until the next window at most
   */
  public static ProblemException tooOften(Duration wait) {
    return new ProblemException(
        Problem.of(
                ProblemType.TOO_MANY_REQUESTS,
                "You sent too many requests of this kind. Nobody's requests count but yours.")
            .retryAfter(wait));
  }
}
