package boxoffice.simulation;

import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Keys;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.TableImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The seats, bookings and waitlist of an event in a table, and the promises about them. */
final class Ledger {

  private final List<StoredItem> shards = new ArrayList<>();
  private final List<StoredItem> bookings = new ArrayList<>();
  private final List<StoredItem> entries = new ArrayList<>();
  private final List<StoredItem> checkIns = new ArrayList<>();
  private final List<StoredItem> links = new ArrayList<>();
  private final StoredItem event;

  private Ledger(StoredItem event) {
    this.event = event;
  }

  static Ledger of(TableImage image) {
    return of(image, World.EVENT_ID).orElseThrow();
  }

  /** Of an event that the table may not have. */
  static Optional<Ledger> of(TableImage image, String eventId) {
    return image.get(Keys.event(eventId)).map(event -> of(image, eventId, event));
  }

  private static Ledger of(TableImage image, String eventId, StoredItem event) {
    var ledger = new Ledger(event);
    for (var item : image.items()) {
      if (!item.text("eventId").equals(eventId)) {
        continue;
      }
      switch (item.text("type")) {
        case "SEATS" -> ledger.shards.add(item);
        case "BOOKING" -> ledger.bookings.add(item);
        case "WAITLIST" -> ledger.entries.add(item);
        case "CHECK_IN" -> ledger.checkIns.add(item);
        case "HAND_OVER" -> ledger.links.add(item);
        default -> {}
      }
    }
    return ledger;
  }

  List<StoredItem> shards() {
    return shards;
  }

  List<StoredItem> bookings() {
    return bookings;
  }

  List<StoredItem> entries() {
    return entries;
  }

  /** Free seats, available and returned. */
  long free() {
    return shards.stream().mapToLong(Ledger::free).sum();
  }

  static long free(StoredItem shard) {
    return shard.number("available") + shard.number("returned");
  }

  boolean isPublished() {
    return event.text("state").equals("PUBLISHED");
  }

  /** When the event starts. */
  Instant startsAt() {
    return Instant.ofEpochMilli(event.number("startsAt"));
  }

  /** Whether the event was never published. */
  private boolean hasNoSeats() {
    return shards.isEmpty() && !isPublished();
  }

  /** Whether the event can have this capacity now. */
  boolean mayHold(int capacity) {
    return capacity >= event.number("capacity") - free()
        && !event.text("state").equals("CANCELLED");
  }

  boolean has(Watch.Wish wish) {
    return event.number(wish.attribute()) == wish.value();
  }

  /** The epochs of all shards, added up. */
  long epochs() {
    return shards.stream().mapToLong(shard -> shard.number("epoch")).sum();
  }

  /** Whether a waiting group fits into the free seats. */
  boolean someGroupFits() {
    return entries.stream().anyMatch(entry -> entry.number("quantity") <= free());
  }

  static boolean is(StoredItem booking, BookingState state) {
    return booking.text("state").equals(state.name());
  }

  static boolean live(StoredItem booking) {
    return !is(booking, BookingState.CANCELLED);
  }

  /** I1, I3 and I6 to I8, which hold after every step. */
  void check() {
    if (hasNoSeats()) {
      require(bookings.isEmpty(), "I1: a booking of an event that was never published");
      return;
    }
    for (var shard : shards) {
      require(shard.number("available") >= 0, "I1: available is below 0");
      require(shard.number("returned") >= 0, "I1: returned is below 0");
      require(shard.number("waiting") >= 0, "I3: waiting is below 0");
    }
    var confirmed =
        bookings.stream()
            .filter(booking -> is(booking, BookingState.CONFIRMED))
            .mapToLong(booking -> booking.number("quantity"))
            .sum();
    require(
        free() + confirmed == event.number("capacity"),
        "I1: %d free and %d confirmed seats are not the capacity of %d",
        free(),
        confirmed,
        event.number("capacity"));
    checkWaitlist();
    require(
        entries.isEmpty() || shards.stream().allMatch(shard -> shard.number("available") == 0),
        "I6: somebody waits while seats are on open sale");
    for (var link : links) {
      require(
          !(link.has("usedBy") && link.has("withdrawnAt")),
          "I8: a link of %s was opened and withdrawn",
          link.text("userId"));
    }
    for (var booking : bookings) {
      HeldTickets.check(booking, checkInsOf(booking));
    }
  }

  private List<StoredItem> checkInsOf(StoredItem booking) {
    return checkIns.stream()
        .filter(checkIn -> checkIn.text("bookingId").equals(booking.text("bookingId")))
        .toList();
  }

  private void checkWaitlist() {
    var waitlisted =
        bookings.stream().filter(booking -> is(booking, BookingState.WAITLISTED)).toList();
    require(
        waitlisted.size() == entries.size(),
        "I3: %d bookings wait, the waitlist has %d entries",
        waitlisted.size(),
        entries.size());
    for (var booking : waitlisted) {
      require(
          entries.stream().anyMatch(entry -> agree(booking, entry)),
          "I3: %s waits without an entry of the same quantity and revision",
          booking.text("userId"));
    }
    for (var shard : shards) {
      var total = 0L;
      for (var quantity = 1; quantity <= 10; quantity++) {
        var counted = shard.number("waiting" + quantity);
        total += counted;
        var wanted = quantity;
        require(
            counted
                == entries.stream()
                    .filter(entry -> entry.number("homeShard") == shard.number("shard"))
                    .filter(entry -> entry.number("quantity") == wanted)
                    .count(),
            "I3: shard %d counts %d groups of %d",
            shard.number("shard"),
            counted,
            quantity);
      }
      require(total == shard.number("waiting"), "I3: waiting is not the sum of its counters");
    }
  }

  private static boolean agree(StoredItem booking, StoredItem entry) {
    return booking.text("bookingId").equals(entry.text("bookingId"))
        && booking.number("quantity") == entry.number("quantity")
        && booking.number("revision") == entry.number("revision");
  }

  /** I4 and what follows from an organizer's changes, which hold at rest. */
  void checkAtRest(long now) {
    for (var shard : shards) {
      require(
          shard.number("eventVersion") == event.number("version"),
          "rest: shard %d does not have the terms of its event",
          shard.number("shard"));
    }
    if (event.text("state").equals("CANCELLED")) {
      require(
          shards.stream().allMatch(shard -> shard.text("gate").equals("CLOSED")),
          "rest: the event is cancelled, but a gate is open");
      require(
          bookings.stream().noneMatch(Ledger::live),
          "rest: the event is cancelled, but a booking is live");
      return;
    }
    require(
        entries.stream().allMatch(entry -> entry.number("quantity") <= event.number("capacity")),
        "rest: a group waits that is larger than the event");
    require(
        shards.stream().anyMatch(shard -> now >= shard.number("startsAt")) || !someGroupFits(),
        "I4: at rest a waiting group fits into %d free seats",
        free());
  }

  static void require(boolean holds, String promise, Object... arguments) {
    if (!holds) {
      throw new Violation(promise.formatted(arguments));
    }
  }

  IntStream shardNumbers() {
    return IntStream.range(0, shards.size());
  }
}
