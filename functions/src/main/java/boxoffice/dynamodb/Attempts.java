package boxoffice.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Carries out operations of several tries: the only place that repeats one, pauses between tries
 * and counts what was in the way. It pauses with full jitter, as in <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * Backoff And Jitter</a>.
 */
public final class Attempts {

  /** The most tries of one operation. */
  public static final int MOST = 6;

  private static final Duration IN_ALL = Duration.ofSeconds(3);
  private static final int LEAST_MILLIS = 10;
  private static final int MOST_MILLIS = 200;

  /** When the last try begins at the latest: its pause comes after the look at the clock. */
  public static final Duration LAST_TRY = IN_ALL.plusMillis(MOST_MILLIS);

  /** A fence conflicts with the very try that it keeps out, so it has time of its own. */
  private static final Duration FENCING = Duration.ofMillis(1500);

  /** When the last try of a fence begins at the latest. */
  public static final Duration LAST_FENCE = FENCING.plusMillis(MOST_MILLIS);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;
  private final Consumer<Setback> setbacks;

  /**
   * @param setbacks counts what was in the way
   */
  public Attempts(
      InstantSource clock, RandomGenerator random, Pause pause, Consumer<Setback> setbacks) {
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.setbacks = setbacks;
  }

  /** What was in the way. */
  public enum Setback {
    /** A try met another transaction. */
    CONFLICT,
    /** The table had no capacity for a try. */
    THROTTLE,
    /** The reply to a try was lost. */
    UNKNOWN,
    /** An operation ended without an answer but to try again. */
    TRY_AGAIN
  }

  /** One try of an operation. */
  @FunctionalInterface
  public interface Operation<T> {
    /** The answer of the operation, or empty where it needs another try. */
    Optional<T> attempt(Tries tries);
  }

  /**
   * The answer of an operation.
   *
   * @param tryAgain the answer where no try is left; counted, also where the operation gives it
   */
  public <T> T carryOut(T tryAgain, Operation<T> operation) {
    return carryOut(tryAgain, operation, Optional::empty);
  }

  /**
   * The answer of an operation.
   *
   * @param tryAgain the answer where nothing is known; counted
   * @param giveUp what is done where no try is left or the table does not answer; empty where no
   *     try of the operation may still take effect
   * @throws TableUnavailable where the table does not answer and there is nothing to do about it
   */
  public <T> T carryOut(T tryAgain, Operation<T> operation, Supplier<Optional<T>> giveUp) {
    var answer = answer(operation, giveUp).orElse(tryAgain);
    if (answer.equals(tryAgain)) {
      setbacks.accept(Setback.TRY_AGAIN);
    }
    return answer;
  }

  private <T> Optional<T> answer(Operation<T> operation, Supplier<Optional<T>> giveUp) {
    Optional<T> answer;
    try {
      answer = attempt(operation);
    } catch (TableUnavailable e) {
      return Optional.of(giveUp.get().orElseThrow(() -> e));
    }
    // Not in the block above: what gives up is not given up again.
    return answer.or(giveUp);
  }

  /** The answer of a fence, in tries and time of its own; empty where no try is left. */
  public <T> Optional<T> fence(Operation<T> fence) {
    return attempt(fence, new Tries(FENCING));
  }

  /** The answer of an operation; empty where no try is left. */
  public <T> Optional<T> attempt(Operation<T> operation) {
    return attempt(operation, begin());
  }

  private static <T> Optional<T> attempt(Operation<T> operation, Tries tries) {
    while (tries.next()) {
      var answer = operation.attempt(tries);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  /**
   * The tries of one operation, beginning now. For models that interleave many operations; the
   * product repeats nothing by itself.
   */
  public Tries begin() {
    return new Tries(IN_ALL);
  }

  /** The tries of one operation: at most {@link #MOST}, and none begins after their time. */
  public final class Tries {

    private final Duration time;
    private Instant end;
    private int made;
    private boolean backOff;

    private Tries(Duration time) {
      this.time = time;
      this.end = clock.instant().plus(time);
    }

    /** Asks for another try, after a pause that lets other transactions pass. */
    public <T> Optional<T> again() {
      backOff = true;
      return Optional.empty();
    }

    /** Counts what was in the way and asks for {@link #again another try}. */
    public <T> Optional<T> again(Outcome.Missed missed) {
      setbacks.accept(
          switch (missed) {
            case Outcome.Conflicted _ -> Setback.CONFLICT;
            case Outcome.Throttled _ -> Setback.THROTTLE;
            case Outcome.Unknown _ -> Setback.UNKNOWN;
          });
      return again();
    }

    /** Begins to count anew and asks for another try at once: this one brought something about. */
    public <T> Optional<T> goOn() {
      end = clock.instant().plus(time);
      made = 0;
      backOff = false;
      return Optional.empty();
    }

    /** Whether there is another try; returns when it is time for it. */
    public boolean next() {
      if (made == MOST || clock.instant().isAfter(end)) {
        return false;
      }
      if (backOff) {
        var most = Math.min(MOST_MILLIS, LEAST_MILLIS << made);
        pause.of(Duration.ofMillis(random.nextInt(LEAST_MILLIS, most + 1)));
        backOff = false;
      }
      made++;
      return true;
    }
  }
}
