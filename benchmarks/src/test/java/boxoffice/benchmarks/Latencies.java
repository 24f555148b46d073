package boxoffice.benchmarks;

import java.util.List;

/** How long calls took, each of them kept. */
record Latencies(List<Long> sortedNanos) {

  Latencies {
    sortedNanos = sortedNanos.stream().sorted().toList();
  }

  /**
   * In milliseconds, the time within which this share of the calls was answered.
   *
   * @param share 0 to 1
   */
  double millis(double share) {
    var place = (int) Math.ceil(share * sortedNanos.size()) - 1;
    return sortedNanos.get(Math.clamp(place, 0, sortedNanos.size() - 1)) / 1e6;
  }
}
