package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.bookings.BookingState;
import boxoffice.simulation.table.StoredItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tickets of a booking in the table, by their serials.
 *
 * @param live those that are valid
 * @param last the last serial given
 * @param in those that are in
 * @param doorCount counts what happened at the door
 */
record HeldTickets(Set<Integer> live, long last, Set<Integer> in, long doorCount) {

  private static final long MOST = 1023;

  /** What a booking has only while it has tickets. */
  private static final List<String> ATTRIBUTES =
      List.of("ticket", "serials", "lastSerial", "checkedIn", "doorCount", "doorAt");

  /** The tickets of a booking. Those that were sold before have as many serials as tickets. */
  static HeldTickets of(StoredItem booking) {
    var quantity = Ledger.is(booking, BookingState.CONFIRMED) ? booking.number("quantity") : 0;
    return new HeldTickets(
        booking.has("serials")
            ? serials(booking.text("serials"))
            : IntStream.rangeClosed(1, (int) quantity).boxed().collect(Collectors.toSet()),
        booking.has("lastSerial") ? booking.number("lastSerial") : quantity,
        serials(booking.text("checkedIn")),
        booking.number("doorCount"));
  }

  /** The serials of ranges such as {@code 1-3,5}. */
  static Set<Integer> serials(String ranges) {
    return Stream.of(ranges.split(","))
        .filter(range -> !range.isEmpty())
        .map(range -> range.split("-"))
        .flatMap(
            ends ->
                IntStream.rangeClosed(
                        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .boxed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The tickets that a check-in let in. */
  static Set<Integer> letIn(StoredItem checkIn) {
    return serials(checkIn.text("serials"));
  }

  /** Whether a check-in was not undone. */
  static boolean stands(StoredItem checkIn) {
    return !checkIn.has("undoneAt");
  }

  /** The valid ones that are not in. */
  Set<Integer> left() {
    return without(live, in);
  }

  static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
    var rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  /**
   * I7: a confirmed booking has as many valid tickets as it says, and those are in which check-ins
   * let in that stand, each by one of them. Another booking has none.
   */
  static void check(StoredItem booking, List<StoredItem> checkIns) {
    var who = booking.text("userId");
    if (!Ledger.is(booking, BookingState.CONFIRMED)) {
      require(
          ATTRIBUTES.stream().noneMatch(booking::has),
          "I7: the booking of %s has tickets, but is %s",
          who,
          booking.text("state"));
      return;
    }
    var tickets = of(booking);
    require(booking.has("ticket"), "I7: the tickets of %s have no secret", who);
    require(
        tickets.live.size() == booking.number("quantity"),
        "I7: %s has %d tickets, but the serials %s",
        who,
        booking.number("quantity"),
        tickets.live);
    require(
        tickets.last <= MOST && tickets.live.stream().allMatch(serial -> serial <= tickets.last),
        "I7: %s has serials %s, but the last one given is %d",
        who,
        tickets.live,
        tickets.last);
    require(
        tickets.live.containsAll(tickets.in),
        "I7: tickets of %s are in that are not valid: %s of %s",
        who,
        tickets.in,
        tickets.live);
    var let = new HashSet<Integer>();
    for (var checkIn : checkIns) {
      if (stands(checkIn) && checkIn.number("generation") == booking.number("generation")) {
        for (var serial : letIn(checkIn)) {
          require(let.add(serial), "I7: ticket %d of %s was let in twice", serial, who);
        }
      }
    }
    require(
        let.equals(tickets.in),
        "I7: tickets of %s are in: %s, but check-ins stand of %s",
        who,
        tickets.in,
        let);
  }

  /** Whether a ticket of these is in. */
  boolean isIn(Set<Integer> serials) {
    return in.stream().anyMatch(serials::contains);
  }

  /** I7: within a generation no serial is used again, by no change of the booking. */
  static void changed(Optional<StoredItem> before, StoredItem after) {
    before
        .filter(booking -> booking.number("generation") == after.number("generation"))
        .filter(booking -> Ledger.is(booking, BookingState.CONFIRMED))
        .filter(_ -> Ledger.is(after, BookingState.CONFIRMED))
        .map(HeldTickets::of)
        .ifPresent(then -> of(after).checkAfter(then, after.text("userId")));
  }

  private void checkAfter(HeldTickets then, String who) {
    require(last >= then.last, "I7: the last serial of %s became a lower one", who);
    require(
        without(live, then.live).stream().allMatch(serial -> serial > then.last),
        "I7: a serial of %s was used again: %s became %s, and %d was the last",
        who,
        then.live,
        live,
        then.last);
  }
}
