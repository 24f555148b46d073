package boxoffice.events;

import java.time.Instant;
import java.util.List;

/**
 * A part of an event's seats. An event has up to 64 of them, each in a partition of its own, so
 * that a rush does not meet one item.
 *
 * @param shard its number, from 0
 * @param available free seats on open sale
 * @param returned free seats given back or added, offered to those who wait before they go on sale
 * @param waiting how many groups whose home is here wait for {@code index} tickets; index 0 counts
 *     all of them
 * @param epoch counts refills: the waitlist may be joined only at the epoch that was read
 * @param open the gate: closed for good when the event is cancelled
 * @param salesFrom when sales open
 * @param salesUntil when sales close
 * @param startsAt nothing is promoted from then on
 * @param maxTicketsPerBooking how many tickets one booking may hold
 * @param eventVersion the version of the event whose terms of sale these are
 */
public record SeatShard(
    int shard,
    int available,
    int returned,
    List<Integer> waiting,
    long epoch,
    boolean open,
    Instant salesFrom,
    Instant salesUntil,
    Instant startsAt,
    int maxTicketsPerBooking,
    long eventVersion) {

  public SeatShard {
    waiting = List.copyOf(waiting);
  }

  /** Whether tickets are sold at this time. */
  public boolean sells(Instant now) {
    return open && !now.isBefore(salesFrom) && now.isBefore(salesUntil);
  }

  /** Free seats of both kinds. */
  public int free() {
    return available + returned;
  }
}
