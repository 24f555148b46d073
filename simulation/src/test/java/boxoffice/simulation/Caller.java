package boxoffice.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A function instance with the calls that reach it, one after the other.
 *
 * @param name tells it from the others
 * @param calls what it is asked
 * @param skew how far its clock is ahead of the world's
 * @param after the callers that must have ended before it begins
 */
record Caller(String name, List<Call> calls, Duration skew, Set<String> after) {

  static Caller of(String name, Call... calls) {
    return new Caller(name, List.of(calls), Duration.ZERO, Set.of());
  }

  Caller after(String... others) {
    return new Caller(name, calls, skew, Set.of(others));
  }

  Caller ahead(Duration time) {
    return new Caller(name, calls, time, after);
  }
}
