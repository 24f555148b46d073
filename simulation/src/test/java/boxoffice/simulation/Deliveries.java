package boxoffice.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of the stream's deliveries.
 *
 * @param failures how often each call has failed that is due again
 * @param gaveUp whether one was given up, and nothing has reconciled since
 */
record Deliveries(Map<Call.FromStream, Integer> failures, boolean gaveUp) {

  static final Deliveries NONE = new Deliveries(Map.of(), false);

  int failures(Call.FromStream call) {
    return failures.getOrDefault(call, 0);
  }

  Deliveries failed(Call.FromStream call, int times) {
    var all = new HashMap<>(failures);
    all.put(call, times);
    return new Deliveries(Map.copyOf(all), gaveUp);
  }

  /** New records start these calls, whatever failed before. */
  Deliveries without(Set<? extends Call.FromStream> calls) {
    if (failures.isEmpty()) {
      return this;
    }
    var rest = new HashMap<>(failures);
    rest.keySet().removeAll(calls);
    return new Deliveries(Map.copyOf(rest), gaveUp);
  }

  Deliveries gaveUp(boolean now) {
    return new Deliveries(failures, now);
  }
}
