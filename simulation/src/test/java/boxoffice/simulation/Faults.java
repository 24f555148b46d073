package boxoffice.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often each fault may still happen.
 *
 * @param conflicts transactions that meet a conflict or a throttle
 * @param lost lost replies of requests that are carried out at once, later or never
 * @param crashes callers that stop for good
 * @param duplicates stream records delivered again
 * @param halves transactions that others see in the middle of their commit
 * @param stale reads of an index that is behind
 * @param jumps of the clock
 * @param repeats requests that the SDK sends again, where it may
 * @param unclear errors that do not tell whether a request is carried out
 * @param unserved reads and counts that are not carried out
 */
record Faults(
    int conflicts,
    int lost,
    int crashes,
    int duplicates,
    int halves,
    int stale,
    int jumps,
    int repeats,
    int unclear,
    int unserved) {

  static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  Faults conflicts(int times) {
    return new Faults(
        times, lost, crashes, duplicates, halves, stale, jumps, repeats, unclear, unserved);
  }

  Faults lost(int times) {
    return new Faults(
        conflicts, times, crashes, duplicates, halves, stale, jumps, repeats, unclear, unserved);
  }

  Faults crashes(int times) {
    return new Faults(
        conflicts, lost, times, duplicates, halves, stale, jumps, repeats, unclear, unserved);
  }

  Faults duplicates(int times) {
    return new Faults(
        conflicts, lost, crashes, times, halves, stale, jumps, repeats, unclear, unserved);
  }

  Faults halves(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, times, stale, jumps, repeats, unclear, unserved);
  }

  Faults stale(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, halves, times, jumps, repeats, unclear, unserved);
  }

  Faults jumps(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, halves, stale, times, repeats, unclear, unserved);
  }

  Faults repeats(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, halves, stale, jumps, times, unclear, unserved);
  }

  Faults unclear(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, halves, stale, jumps, repeats, times, unserved);
  }

  Faults unserved(int times) {
    return new Faults(
        conflicts, lost, crashes, duplicates, halves, stale, jumps, repeats, unclear, times);
  }

  /** The faults that may happen, and how often. */
  @Override
  public String toString() {
    var names =
        List.of(
            "conflicts",
            "lost replies",
            "crashes",
            "duplicates",
            "half commits",
            "stale reads",
            "jumps",
            "repeats by the SDK",
            "unclear answers",
            "unserved requests");
    var counts =
        List.of(
            conflicts, lost, crashes, duplicates, halves, stale, jumps, repeats, unclear, unserved);
    return IntStream.range(0, names.size())
        .filter(i -> counts.get(i) > 0)
        .mapToObj(i -> "%s: %d".formatted(names.get(i), counts.get(i)))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
