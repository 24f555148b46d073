package boxoffice;

import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The items of one event, and the invariants of the protocol that they break. */
public record Ledger(int capacity, List<Item> shards, List<Item> bookings, List<Item> entries) {

  /** For a table with only one event. */
  public static Ledger read(Table table, int capacity) {
    return read(table, capacity, _ -> true);
  }

  public static Ledger read(Table table, String eventId, int capacity) {
    return read(
        table, capacity, item -> item.optionalText("eventId").filter(eventId::equals).isPresent());
  }

  private static Ledger read(Table table, int capacity, Predicate<Item> concerned) {
    var items =
        table.client().scanPaginator(r -> r.tableName(table.name()).consistentRead(true)).items();
    var byType =
        items.stream()
            .map(Item::new)
            .filter(concerned)
            .collect(Collectors.groupingBy(item -> item.text("type")));
    return new Ledger(
        capacity,
        byType.getOrDefault("SEATS", List.of()),
        byType.getOrDefault("BOOKING", List.of()),
        byType.getOrDefault("WAITLIST", List.of()));
  }

  public long available() {
    return sum("available");
  }

  public long returned() {
    return sum("returned");
  }

  public long waiting() {
    return sum("waiting");
  }

  public long confirmedTickets() {
    return in(BookingState.CONFIRMED).mapToLong(booking -> booking.number("quantity")).sum();
  }

  public long count(BookingState state) {
    return in(state).count();
  }

  /** The broken ones of the invariants that hold at any time: I1, I3 and I6. */
  public List<String> violations() {
    var found = new ArrayList<String>();
    if (available() + returned() + confirmedTickets() != capacity) {
      found.add(
          "I1: available %d + returned %d + confirmed %d is not the capacity %d"
              .formatted(available(), returned(), confirmedTickets(), capacity));
    }
    for (var shard : shards) {
      if (shard.number("available") < 0 || shard.number("returned") < 0) {
        found.add("I1: a shard is below 0");
      }
    }
    var waitlisted =
        in(BookingState.WAITLISTED).map(b -> b.text("bookingId")).collect(Collectors.toSet());
    var entered = entries.stream().map(e -> e.text("bookingId")).collect(Collectors.toSet());
    if (!waitlisted.equals(entered) || entries.size() != entered.size()) {
      found.add("I3: waitlisted %s, entries %s".formatted(waitlisted, entered));
    }
    IntStream.rangeClosed(1, 10)
        .filter(
            quantity ->
                sum("waiting" + quantity)
                    != entries.stream().filter(e -> e.number("quantity") == quantity).count())
        .forEach(quantity -> found.add("I3: the counter of %d".formatted(quantity)));
    if (waiting() != entries.size()) {
      found.add("I3: waiting is %d, entries are %d".formatted(waiting(), entries.size()));
    }
    if (!entries.isEmpty() && available() > 0) {
      found.add("I6: %d available while somebody waits".formatted(available()));
    }
    return found;
  }

  /** The same with I4, which holds when no work is left to do. */
  public List<String> violationsAtRest() {
    var found = new ArrayList<>(violations());
    var free = available() + returned();
    if (entries.stream().anyMatch(entry -> entry.number("quantity") <= free)) {
      found.add("I4: a group waits that fits into %d free seats".formatted(free));
    }
    return found;
  }

  private Stream<Item> in(BookingState state) {
    return bookings.stream().filter(booking -> booking.text("state").equals(state.name()));
  }

  private long sum(String counter) {
    return shards.stream().mapToLong(shard -> shard.number(counter)).sum();
  }
}
