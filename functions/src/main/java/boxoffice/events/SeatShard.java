package boxoffice.events;

import java.time.Instant;
import java.util.List;

/**
 * A part of an event's seats. An event has up to 64 of them, each in a partition of its own, so that
 * a rush does not meet one item.
 *
 * @param shard its number, from 0
 * @param available free seats on open sale
 * @param returned free seats given back or added, offered to those who wait before they go on sale
 * @param waiting how many groups whose home is here wait for {@code index} tickets; index 0 is unused
 * @param epoch counts refills: the waitlist may be joined only at the epoch that was read
 * @param open the gate: closed for good when the event is cancelled
 * @param startsAt nothing is promoted from then on
 */
public record SeatShard(
    int shard,
    int available,
    int returned,
    List<Integer> waiting,
    long epoch,
    boolean open,
    Instant startsAt) {

  public SeatShard {
    waiting = List.copyOf(waiting);
  }

  /** Free seats of both kinds. */
  public int free() {
    return available + returned;
  }
}
