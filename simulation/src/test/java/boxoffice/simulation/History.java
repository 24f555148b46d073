package boxoffice.simulation;

import boxoffice.simulation.table.StoredItem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The changes that a booking in the table keeps, the newest last.
 *
 * @param changes in the order of their revisions
 */
record History(List<Past> changes) {

  private static final int BEGINNINGS = 8;
  private static final int RADIX = 36;
  private static final int WORDS_WITHOUT_KEY = 4;

  /**
   * One change.
   *
   * @param key a hash of the idempotency key that began a generation; empty for a later change
   */
  record Past(long revision, String state, long quantity, long at, String key) {

    private static Past of(String value) {
      var words = value.split(" ", -1);
      var revision = Long.parseLong(words[0]);
      var quantity = Long.parseLong(words[2]);
      return words.length == WORDS_WITHOUT_KEY
          ? new Past(revision, state(words[1]), quantity, Long.parseLong(words[3], RADIX), "")
          : new Past(revision, words[1], quantity, Long.parseLong(words[3]), words[4]);
    }

    private static String state(String letter) {
      return letter.equals("p") ? "CONFIRMED" : "CANCELLED";
    }

    boolean begins() {
      return !key.isEmpty();
    }

    boolean isPromotion() {
      return !begins() && state.equals("CONFIRMED");
    }
  }

  static History of(StoredItem booking) {
    return new History(
        Stream.concat(
                IntStream.range(0, BEGINNINGS).mapToObj(slot -> "h" + slot), Stream.of("p", "e"))
            .map(booking::text)
            .filter(value -> !value.isEmpty())
            .map(Past::of)
            .sorted(Comparator.comparingLong(Past::revision))
            .toList());
  }

  /** The change of this revision. */
  Optional<Past> at(long revision) {
    return changes.stream().filter(change -> change.revision() == revision).findAny();
  }

  /** Whether the request of this key began the last generation. */
  boolean began(String key) {
    return changes.stream()
        .filter(Past::begins)
        .reduce((_, later) -> later)
        .filter(last -> last.key().equals(key))
        .isPresent();
  }
}
