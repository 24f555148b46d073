package boxoffice.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The seats of an event as one consistent read of all its shards saw them. The rules of a full
 * house are here.
 *
 * @param shards every shard of the event, by number
 */
public record Seats(List<SeatShard> shards) {

  /** The most tickets that one booking can hold. */
  public static final int MAX_QUANTITY = 10;

  /**
   * About how many seats share a shard. A shard takes one write at a time, so small shards carry a
   * rush; more than {@link #MAX_SHARDS} would not fit into the reads and writes of one request.
   */
  private static final int SEATS_PER_SHARD = 32;

  private static final int MAX_SHARDS = 64;

  public Seats {
    shards = shards.stream().sorted(Comparator.comparingInt(SeatShard::shard)).toList();
  }

  /** How many shards an event of this capacity gets when it is published: 1 to 64. */
  public static int shardsFor(int capacity) {
    return Math.clamp(Math.ceilDiv(capacity, SEATS_PER_SHARD), 1, MAX_SHARDS);
  }

  /** The capacity spread evenly over the shards, the first ones taking what does not divide. */
  public static List<Integer> spread(int capacity, int shards) {
    return IntStream.range(0, shards)
        .mapToObj(shard -> capacity / shards + (shard < capacity % shards ? 1 : 0))
        .toList();
  }

  /** Free seats of both kinds. */
  public int free() {
    return shards.stream().mapToInt(SeatShard::free).sum();
  }

  /**
   * How many seats at most were free at the moment between this reading and a later one that began
   * after it. Each shard is counted as it was when it had more. It had no more than that in
   * between, unless seats came back to it and were taken again between its two reads.
   */
  public int freeAtMostBefore(Seats later) {
    return IntStream.range(0, shards.size())
        .map(place -> Math.max(shards.get(place).free(), later.shards.get(place).free()))
        .sum();
  }

  /** Free seats that those who wait are offered first. */
  public int returned() {
    return shards.stream().mapToInt(SeatShard::returned).sum();
  }

  /** How many groups wait for this many tickets. */
  public int waiting(int quantity) {
    return shards.stream().mapToInt(shard -> shard.waiting().of(quantity)).sum();
  }

  /** How many groups wait. */
  public int waiting() {
    return IntStream.rangeClosed(1, MAX_QUANTITY).map(this::waiting).sum();
  }

  /**
   * How many tickets a newcomer may book: the rule of a full house. Every free seat is theirs,
   * returned ones too, unless a group waits that fits into the free seats.
   */
  public int bookable() {
    return waitingThatFit(free()).isEmpty() ? free() : 0;
  }

  /** The quantities for which a group waits that fits into this many seats. */
  public List<Integer> waitingThatFit(int seats) {
    return IntStream.rangeClosed(1, Math.min(seats, MAX_QUANTITY))
        .filter(quantity -> waiting(quantity) > 0)
        .boxed()
        .toList();
  }

  /**
   * Whether the shards were read between the same two refills. If not, the read is torn and says
   * nothing about the house as a whole.
   */
  public boolean consistent() {
    return shards.stream().mapToLong(SeatShard::epoch).distinct().count() == 1;
  }

  /** The epoch of one shard, as it was read. */
  public long epochOf(int shard) {
    return shards.stream()
        .filter(read -> read.shard() == shard)
        .mapToLong(SeatShard::epoch)
        .findFirst()
        .orElseThrow();
  }

  /** Whether every shard sells tickets at this time. */
  public boolean sells(Instant now) {
    return shards.stream().allMatch(shard -> shard.terms().sells(now));
  }

  /** Whether waiting groups may be promoted: every gate is open and the event has not started. */
  public boolean promotes(Instant now) {
    return shards.stream().allMatch(shard -> shard.terms().promotes(now));
  }

  /** How many tickets one booking may hold. */
  public int maxTicketsPerBooking() {
    return shards.stream()
        .mapToInt(shard -> shard.terms().maxTicketsPerBooking())
        .min()
        .orElseThrow();
  }

  /** How many seats the event has, as its terms say: no larger group may wait. */
  public int capacity() {
    return shards.stream().mapToInt(shard -> shard.terms().capacity()).min().orElseThrow();
  }

  /**
   * The place of a group that joins: after every place that was taken before the seats were read.
   * The order is that of the table; a clock only says when.
   *
   * @param now the time of the caller's clock, in whole milliseconds
   */
  public Instant nextPlace(Instant now) {
    var next =
        shards.stream()
            .map(shard -> shard.lastPlace().plusMillis(1))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return now.isAfter(next) ? now : next;
  }

  /**
   * Seats for a newcomer from as many shards as it takes, first from those that give the most of
   * them. The caller has made sure that enough are free.
   *
   * @param first of shards that give as many, the next one from here on: chosen at random it keeps
   *     those who want the last seats at once from all meeting on the fullest shard
   */
  public List<Take> gather(int quantity, int first) {
    var order = new ArrayList<>(shards);
    Collections.rotate(order, -first);
    order.sort(most(shard -> Math.min(quantity, shard.free())));
    return takes(quantity, order, true);
  }

  /**
   * Seats that an event loses, from the fullest shards, so that no shard runs dry before others.
   */
  public List<Take> gatherFromFullest(int quantity) {
    return takes(quantity, shards.stream().sorted(most(SeatShard::free)).toList(), true);
  }

  /** Seats for groups that wait: returned ones only. */
  public List<Take> gatherReturned(int quantity) {
    return takes(quantity, shards.stream().sorted(most(SeatShard::returned)).toList(), false);
  }

  private static Comparator<SeatShard> most(ToIntFunction<SeatShard> seats) {
    return Comparator.comparingInt(seats).reversed();
  }

  private static List<Take> takes(int quantity, List<SeatShard> order, boolean alsoAvailable) {
    var takes = new ArrayList<Take>();
    var missing = quantity;
    for (var shard : order) {
      var available = alsoAvailable ? Math.min(missing, shard.available()) : 0;
      var returned = Math.min(missing - available, shard.returned());
      if (available + returned > 0) {
        takes.add(new Take(shard.shard(), available, returned));
        missing -= available + returned;
      }
    }
    if (missing > 0) {
      throw new IllegalArgumentException("%d seats are missing".formatted(missing));
    }
    return takes;
  }

  /**
   * Seats to be taken from one shard.
   *
   * @param shard its number
   * @param available how many of those on open sale
   * @param returned how many of those returned
   */
  public record Take(int shard, int available, int returned) {}
}
