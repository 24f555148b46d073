package boxoffice.metrics;

/** Takes the counts of the business. */
@FunctionalInterface
public interface Counter {

  /** Adds to a measure. */
  void count(Measure measure, long amount);

  /** Adds one to a measure. */
  default void count(Measure measure) {
    count(measure, 1);
  }
}
