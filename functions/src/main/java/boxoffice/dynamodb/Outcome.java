package boxoffice.dynamodb;

import java.util.Map;
import java.util.Optional;

/** What is known after a transaction was sent. */
public sealed interface Outcome {

  /** Every write of it happened. */
  record Committed() implements Outcome {}

  /**
   * No write of it happened, for a reason that passes: a conflict with another transaction, or a
   * throttle.
   */
  record Conflicted() implements Outcome {}

  /**
   * No write of it happened, because conditions did not hold.
   *
   * @param items by the place of the write in the transaction, the item that failed its condition,
   *     or nothing where there is none. DynamoDB may name only some of those that failed.
   */
  record Rejected(Map<Integer, Optional<Item>> items) implements Outcome {

    public Rejected {
      items = Map.copyOf(items);
    }

    /** Whether the write at this place is among those known to have failed. */
    public boolean names(int place) {
      return items.containsKey(place);
    }

    /** The item at this place as it is, where there is one. */
    public Optional<Item> item(int place) {
      return items.getOrDefault(place, Optional.empty());
    }

    /** Some failed item of this type. */
    public Optional<Item> anyItem(String type) {
      return items.values().stream()
          .flatMap(Optional::stream)
          .filter(item -> item.optionalText("type").filter(type::equals).isPresent())
          .findFirst();
    }
  }

  /** No reply came: it may have happened, may happen yet, or never. */
  record Unknown() implements Outcome {}
}
