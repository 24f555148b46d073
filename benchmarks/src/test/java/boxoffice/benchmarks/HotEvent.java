package boxoffice.benchmarks;

import boxoffice.dynamodb.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A discrete-event simulation of a rush on one event: requests come at random, each counts itself
 * against its user's limit and then tries to take a seat from a shard picked at random, beginning
 * again as {@link Attempts} says, which is the product's own, with the simulation's clock, random
 * numbers and pauses.
 *
 * <p>A transaction holds the items it writes from its prepare phase to its commit; one that meets
 * such an item is cancelled (<a
 * href="https://www.usenix.org/conference/atc23/presentation/idziorek">Distributed Transactions at
 * Scale in Amazon DynamoDB</a>, sections 4 and 5; <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
 * conflict handling</a>). A shard takes one transaction after another, so that is what limits it.
 *
 * <p>Not in it: seats that run out, throttling, the start of functions, and other items than the
 * shard, for nobody else writes them.
 */
final class HotEvent {

  /** Requests that come before are not counted: the rush has to get going. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private static final Instant BEGIN = Instant.EPOCH;

  private final Inputs inputs;
  private final SplittableRandom random;
  private final Instant end;
  private final Instant[] heldUntil;
  private final PriorityQueue<Request> tries =
      new PriorityQueue<>(Comparator.comparing((Request request) -> request.now));
  private final List<Duration> latencies = new ArrayList<>();
  private int arrivals;
  private int tryAgain;
  private long attempts;
  private int done;

  /**
   * What a run is given.
   *
   * @param shards K, the seat shards of the event
   * @param offered bookings that people ask for, a second
   * @param window how long a transaction holds a shard. AWS names no figure; the two rounds of
   *     messages between coordinator and storage nodes, each durable on a majority of replicas,
   *     suggest some milliseconds
   * @param roundTrip from a function to DynamoDB and back with a single write, which AWS calls <a
   *     href="https://aws.amazon.com/dynamodb/features/">single-digit milliseconds</a>; a
   *     transaction takes the window besides
   * @param measured for how long requests are counted, after a second of warm-up
   */
  record Inputs(int shards, int offered, Duration window, Duration roundTrip, Duration measured) {}

  /**
   * What came of it.
   *
   * @param goodput bookings made, a second
   * @param tryAgain the share of requests that are answered 503 after their last try, 0 to 1
   * @param attempts transactions sent for each booking made
   * @param medianMillis half of those that book are answered within this time
   * @param p99Millis 99 of 100 are
   */
  record Figures(
      double goodput, double tryAgain, double attempts, double medianMillis, double p99Millis) {}

  private HotEvent(Inputs inputs, long seed) {
    this.inputs = inputs;
    this.random = new SplittableRandom(seed);
    this.end = BEGIN.plus(WARM_UP).plus(inputs.measured());
    this.heldUntil = new Instant[inputs.shards()];
    Arrays.fill(heldUntil, BEGIN);
  }

  /** The same inputs and seed give the same figures. */
  static Figures run(Inputs inputs, long seed) {
    return new HotEvent(inputs, seed).run();
  }

  private Figures run() {
    var halfWay = inputs.roundTrip().dividedBy(2);
    var arrival = BEGIN;
    while (arrival.isBefore(end) || !tries.isEmpty()) {
      if (arrival.isBefore(end) && (tries.isEmpty() || arrival.isBefore(tries.peek().now))) {
        var request = new Request(arrival);
        request.now = arrival.plus(inputs.roundTrip());
        arrivals += counted(arrival) ? 1 : 0;
        send(request, halfWay);
        arrival = arrival.plus(untilNext());
      } else {
        carryOut(tries.remove(), halfWay);
      }
    }
    return figures();
  }

  /** Sends the next try, if the policy has one. */
  private void send(Request request, Duration halfWay) {
    if (request.tries.next()) {
      request.now = request.now.plus(halfWay);
      tries.add(request);
    } else {
      tryAgain += counted(request.arrived) ? 1 : 0;
    }
  }

  /** A try reaches the table. */
  private void carryOut(Request request, Duration halfWay) {
    attempts += counted(request.arrived) ? 1 : 0;
    var shard = random.nextInt(inputs.shards());
    if (heldUntil[shard].isAfter(request.now)) {
      request.now = request.now.plus(halfWay);
      request.tries.again();
      send(request, halfWay);
      return;
    }
    var committed = request.now.plus(inputs.window());
    heldUntil[shard] = committed;
    done += counted(committed) ? 1 : 0;
    if (counted(request.arrived)) {
      latencies.add(Duration.between(request.arrived, committed.plus(halfWay)));
    }
  }

  private boolean counted(Instant at) {
    return !at.isBefore(BEGIN.plus(WARM_UP)) && at.isBefore(end);
  }

  private Duration untilNext() {
    var seconds = -Math.log(1 - random.nextDouble()) / inputs.offered();
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private Figures figures() {
    latencies.sort(null);
    return new Figures(
        done / (inputs.measured().toMillis() / 1e3),
        (double) tryAgain / arrivals,
        (double) attempts / latencies.size(),
        latencies.get(latencies.size() / 2).toNanos() / 1e6,
        latencies.get(latencies.size() * 99 / 100).toNanos() / 1e6);
  }

  /** One request; its time goes on by itself, from one try to the next. */
  private final class Request {

    private final Instant arrived;
    private final Attempts.Tries tries;
    private Instant now;

    Request(Instant arrived) {
      this.arrived = arrived;
      this.now = arrived;
      this.tries = new Attempts(() -> now, random, time -> now = now.plus(time), _ -> {}).begin();
    }
  }
}
