package boxoffice.dynamodb;

import java.util.Map;
import java.util.Optional;

/** What is known after a transaction was sent. */
public sealed interface Outcome {

  /** Every write of it happened. */
  record Committed() implements Outcome {}

  /**
   * No write of it happened, because conditions did not hold.
   *
   * @param items the items that failed their conditions, by the index of their write in the
   *     transaction; empty where there is no such item. DynamoDB may name only some of them.
   */
  record Rejected(Map<Integer, Optional<Item>> items) implements Outcome {

    public Rejected {
      items = Map.copyOf(items);
    }

    /** Whether the write of this index is among those known to have failed. */
    public boolean names(int index) {
      return items.containsKey(index);
    }

    /** The item of this index as it is, where there is one. */
    public Optional<Item> item(int index) {
      return items.getOrDefault(index, Optional.empty());
    }

    /** Some failed item of this type. */
    public Optional<Item> anyItem(String type) {
      return items.values().stream()
          .flatMap(Optional::stream)
          .filter(item -> item.optionalText("type").filter(type::equals).isPresent())
          .findFirst();
    }
  }

  /** The transaction is worth another try. */
  sealed interface Missed extends Outcome {}

  /** No write of it happened, because another transaction was in the way. */
  record Conflicted() implements Missed {}

  /** No write of it happened, because the table had no capacity for it. */
  record Throttled() implements Missed {}

  /** No reply came: it may have happened, may happen yet, or never. */
  record Unknown() implements Missed {}
}
