package boxoffice.seats;

import boxoffice.dynamodb.Item;
import java.time.Instant;

/**
 * A part of an event's seats. An event has up to 64 of them, each in a partition of its own, so
 * that a rush does not meet one item.
 *
 * @param shard its number, from 0
 * @param available free seats on open sale
 * @param returned free seats that were given back or added; waiting groups are offered them first
 * @param waiting the waiting groups whose home is here
 * @param epoch counts refills: the waitlist may be joined only at the epoch that was read
 * @param lastPlace the last place of a group whose home is here; 1970 before the first
 * @param terms the terms of sale
 */
public record SeatShard(
    int shard,
    int available,
    int returned,
    WaitingGroups waiting,
    long epoch,
    Instant lastPlace,
    Terms terms) {

  /** Free seats of both kinds. */
  public int free() {
    return available + returned;
  }

  /** A shard as its item has it. */
  public static SeatShard of(Item item) {
    return new SeatShard(
        item.integer("shard"),
        item.integer("available"),
        item.integer("returned"),
        WaitingGroups.of(item),
        item.number("epoch"),
        Instant.ofEpochMilli(item.count("lastPlace")),
        Terms.of(item));
  }
}
