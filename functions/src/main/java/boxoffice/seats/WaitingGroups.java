package boxoffice.seats;

import boxoffice.dynamodb.Item;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many groups wait whose home shard this is.
 *
 * @param all how many wait for any quantity; the table counts it on its own
 * @param byQuantity how many wait for 1, 2, ... 10 tickets, in this order
 */
public record WaitingGroups(int all, List<Integer> byQuantity) {

  public WaitingGroups {
    byQuantity = List.copyOf(byQuantity);
  }

  /** How many wait for this many tickets, 1 to 10. */
  public int of(int quantity) {
    return byQuantity.get(quantity - 1);
  }

  /** The attribute that counts the groups of this quantity. */
  public static String attribute(int quantity) {
    return "waiting" + quantity;
  }

  static WaitingGroups of(Item shard) {
    return new WaitingGroups(
        shard.integer("waiting"),
        IntStream.rangeClosed(1, Seats.MAX_QUANTITY)
            .mapToObj(quantity -> shard.integer(attribute(quantity)))
            .toList());
  }
}
