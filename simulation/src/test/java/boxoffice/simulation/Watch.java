package boxoffice.simulation;

import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.TableImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has been true since a call began. The promises of fairness depend on it. What cannot matter
 * to them any more is left out.
 *
 * @param earlier the groups that waited when the call began; empty once they do not matter
 * @param overtakes whether one of them fitted into the free seats at every moment
 * @param leastFree by shard, the fewest seats that were free at any moment; empty once they were
 *     too few or a group waited
 * @param wanted how many seats the caller wants; 0 if none
 * @param possible whether the event could have the wanted capacity at every moment
 * @param wish what the caller wants of the event
 * @param met whether the event had it at any moment
 * @param onSale whether the event was published when a newcomer's call began
 * @param lastPlace the last place in the waitlist when the call began, in milliseconds; 0 if none
 * @param door what was true of tickets that the caller wants to let in
 */
record Watch(
    Set<Waiter> earlier,
    boolean overtakes,
    List<Long> leastFree,
    int wanted,
    boolean possible,
    Wish wish,
    boolean met,
    boolean onSale,
    long lastPlace,
    AtDoor door) {

  /** For a call without such promises, or one that has not begun. */
  static final Watch IDLE =
      new Watch(Set.of(), false, List.of(), 0, false, Wish.NONE, false, false, 0, AtDoor.NONE);

  /** A waiting group: its booking in one generation, and for how many tickets it waits. */
  record Waiter(String bookingId, long generation, long quantity) {}

  /** An attribute of the event and its value. */
  record Wish(String attribute, long value) {
    static final Wish NONE = new Wish("", 0);
  }

  /** For a call that begins now. An item in the middle of a commit may still be read as it was. */
  static Watch begin(Call call, State state) {
    var ledger = Ledger.of(state.image());
    var uncommitted = state.uncommitted();
    return switch (call) {
      case Call.Book book -> ofNewcomer(book.quantity(), ledger, state);
      case Call.Add add -> ofNewcomer(add.more(), ledger, state);
      case Call.FromStream _, Call.Reconcile _ ->
          new Watch(
              waiters(ledger, uncommitted),
              false,
              List.of(),
              0,
              false,
              Wish.NONE,
              false,
              false,
              0,
              AtDoor.NONE);
      case Call.CheckIn checkIn -> IDLE.at(AtDoor.begin(checkIn, state));
      case Call.Resize(var capacity, _) ->
          ofOrganizer("capacity", capacity, capacity, ledger, state);
      case Call.Limit(var most) -> ofOrganizer("maxTicketsPerBooking", most, 0, ledger, state);
      case Call.Move move ->
          ofOrganizer("startsAt", move.startsAt().toEpochMilli(), 0, ledger, state);
      case Call.Elsewhere _,
          Call.Cancel _,
          Call.GiveBack _,
          Call.Smaller _,
          Call.OfLink _,
          Call.Undo _,
          Call.CancelEvent _,
          Call.Publish _,
          Call.Relay _,
          Call.ListEvents _ ->
          IDLE;
    };
  }

  /** A call that begins in the middle of a change of the event may still see it as it was. */
  private static Watch ofOrganizer(
      String attribute, long value, int capacity, Ledger ledger, State state) {
    var met = state.uncommitted().contains(Keys.event(World.EVENT_ID));
    return new Watch(
            Set.of(),
            false,
            List.of(),
            capacity,
            capacity > 0,
            new Wish(attribute, value),
            met,
            false,
            0,
            AtDoor.NONE)
        .seeing(ledger, state.image(), false);
  }

  private static Watch ofNewcomer(int wanted, Ledger ledger, State state) {
    var earlier = waiters(ledger, state.uncommitted());
    var free =
        ledger.shards().stream()
            .map(now -> Math.min(Ledger.free(now), Ledger.free(state.still(now.key()).orElse(now))))
            .toList();
    var onSale = ledger.isPublished() && !state.uncommitted().contains(Keys.event(World.EVENT_ID));
    return new Watch(
            earlier,
            true,
            free,
            wanted,
            false,
            Wish.NONE,
            false,
            onSale,
            lastPlace(ledger, state),
            AtDoor.NONE)
        .seeing(ledger, state.image(), false);
  }

  private static Set<Waiter> waiters(Ledger ledger, Set<Key> uncommitted) {
    return ledger.bookings().stream()
        .filter(booking -> Ledger.is(booking, BookingState.WAITLISTED))
        .filter(booking -> !uncommitted.contains(booking.key()))
        .map(Watch::waiter)
        .collect(Collectors.toSet());
  }

  private static long lastPlace(Ledger ledger, State state) {
    return ledger.entries().stream()
        .filter(entry -> !state.uncommitted().contains(entry.key()))
        .mapToLong(entry -> entry.number("joined"))
        .max()
        .orElse(0);
  }

  private static Waiter waiter(StoredItem booking) {
    return new Waiter(
        booking.text("bookingId"), booking.number("generation"), booking.number("quantity"));
  }

  /**
   * After the table changed.
   *
   * @param image the table now
   * @param moved whether a refill moved seats between shards, which takes none
   */
  Watch seeing(Ledger ledger, TableImage image, boolean moved) {
    if (wanted == 0 && wish.equals(Wish.NONE)) {
      return at(door.seeing(image));
    }
    var overtakesStill = overtakes && someFits(ledger);
    return new Watch(
        overtakesStill ? earlier : Set.of(),
        overtakesStill,
        stillFree(ledger, moved),
        wanted,
        possible && ledger.mayHold(wanted),
        wish,
        met || ledger.has(wish),
        onSale,
        lastPlace,
        door);
  }

  private Watch at(AtDoor now) {
    return now.equals(door)
        ? this
        : new Watch(
            earlier, overtakes, leastFree, wanted, possible, wish, met, onSale, lastPlace, now);
  }

  private List<Long> stillFree(Ledger ledger, boolean moved) {
    if (leastFree.isEmpty() || !ledger.entries().isEmpty()) {
      return List.of();
    }
    var now = ledger.shards().stream().map(Ledger::free).toList();
    var least =
        moved
            ? spread(sum(leastFree), now)
            : ledger
                .shardNumbers()
                .mapToObj(shard -> Math.min(leastFree.get(shard), now.get(shard)))
                .toList();
    return sum(least) < wanted ? List.of() : least;
  }

  /** This many seats, in the shards that have them now. */
  private static List<Long> spread(long seats, List<Long> now) {
    var spread = new ArrayList<Long>();
    var left = seats;
    for (var free : now) {
      spread.add(Math.min(left, free));
      left -= spread.getLast();
    }
    return spread;
  }

  private static long sum(List<Long> seats) {
    return seats.stream().mapToLong(Long::longValue).sum();
  }

  /** Whether enough seats stayed free all the time, and nobody waited. */
  boolean enough() {
    return !leastFree.isEmpty();
  }

  private boolean someFits(Ledger ledger) {
    var free = ledger.free();
    return ledger.bookings().stream()
        .filter(booking -> Ledger.is(booking, BookingState.WAITLISTED))
        .filter(booking -> booking.number("quantity") <= free)
        .anyMatch(booking -> earlier.contains(waiter(booking)));
  }
}
