package boxoffice.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A function instance and the calls that reach it, one after the other.
 *
 * @param name unique in its world
 * @param skew how far its clock is ahead of the world's
 * @param after callers that must end before it begins
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
