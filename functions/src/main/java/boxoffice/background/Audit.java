package boxoffice.background;

import boxoffice.background.Difference.Kind;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.WaitingGroup;
import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All items of one event, read while it stood still, and what is wrong with them.
 *
 * @param event the event
 * @param seats its seats
 * @param entries its waitlist
 * @param bookings its bookings, by their ids
 */
record Audit(Event event, Seats seats, List<WaitingGroup> entries, Map<String, Booking> bookings) {

  Audit {
    entries = List.copyOf(entries);
    bookings = Collections.unmodifiableMap(new TreeMap<>(bookings));
  }

  static Audit of(
      Event event, Seats seats, List<WaitingGroup> entries, Collection<Booking> bookings) {
    return new Audit(
        event,
        seats,
        entries,
        bookings.stream().collect(Collectors.toMap(Booking::bookingId, booking -> booking)));
  }

  /** An entry whose booking does not wait, and whether the entry is counted on its home shard. */
  record Stray(WaitingGroup entry, boolean counted) {}

  /** Everything that is wrong at this time. Of an archived event the bookings leave. */
  List<Difference> differences(Instant now) {
    if (event.isArchived()) {
      return List.of();
    }
    var found = new Findings();
    seats(found);
    bookings.values().forEach(booking -> booking(found, booking));
    waitlist(found);
    waiting(found, now);
    terms(found);
    return found.differences;
  }

  /** The entries that block their lane for ever, since nobody can be promoted by them. */
  List<Stray> strays() {
    var excess = new HashMap<Home, Integer>();
    var strays = new ArrayList<Stray>();
    for (var entry : entries) {
      if (isStray(entry)) {
        var home = Home.of(entry);
        var left = excess.computeIfAbsent(home, this::excess);
        strays.add(new Stray(entry, left > 0));
        excess.put(home, left - 1);
      }
    }
    return strays;
  }

  /** Whether seats are on open sale while somebody waits. */
  boolean sellsPastThoseWhoWait() {
    return !event.isArchived() && !entries.isEmpty() && seats.free() > seats.returned();
  }

  private void seats(Findings found) {
    for (var number = 0; number < event.shards(); number++) {
      if (seats.shards().size() <= number || seats.shards().get(number).shard() != number) {
        found.add(Kind.SHARD_IS_IMPOSSIBLE, "shard " + number, "shard %d is missing", number);
        break;
      }
    }
    for (var shard : seats.shards()) {
      if (shard.available() < 0 || shard.returned() < 0) {
        found.add(
            Kind.SHARD_IS_IMPOSSIBLE,
            "shard " + shard.shard(),
            "shard %d has %d seats available and %d returned",
            shard.shard(),
            shard.available(),
            shard.returned());
      }
    }
    var confirmed =
        bookings.values().stream()
            .filter(booking -> booking.state() == BookingState.CONFIRMED)
            .mapToInt(Booking::quantity)
            .sum();
    var missing = event.details().capacity() - seats.free() - confirmed;
    if (missing != 0) {
      found.count(
          Kind.SEATS_DO_NOT_ADD_UP,
          "",
          missing,
          "%d free and %d confirmed are not the capacity of %d",
          seats.free(),
          confirmed,
          event.details().capacity());
    }
  }

  private void booking(Findings found, Booking booking) {
    if (!booking.bookingId().equals(Booking.id(event.eventId(), booking.userId()))
        || !booking.eventId().equals(event.eventId())
        || booking.quantity() < 1
        || booking.quantity() > most(booking)
        || !booking.hasItsTickets()) {
      found.add(Kind.BOOKING_IS_IMPOSSIBLE, booking.bookingId(), "booking %s", booking.bookingId());
    }
    if (!booking.hasItsHistory()) {
      found.add(Kind.HISTORY_IS_WRONG, booking.bookingId(), "booking %s", booking.bookingId());
    }
  }

  /** An organizer's guest list is larger than what a guest books or waits for. */
  private static int most(Booking booking) {
    return booking.state() == BookingState.WAITLISTED ? Seats.MAX_QUANTITY : Booking.MOST_TICKETS;
  }

  private void waitlist(Findings found) {
    var waiting = entries.stream().collect(Collectors.groupingBy(WaitingGroup::bookingId));
    for (var booking : bookings.values()) {
      if (booking.state() == BookingState.WAITLISTED
          && waiting.getOrDefault(booking.bookingId(), List.of()).stream()
              .allMatch(this::isStray)) {
        found.add(Kind.WAITS_WITHOUT_ENTRY, booking.bookingId(), "booking %s", booking.bookingId());
      }
    }
    entries.stream()
        .filter(this::isStray)
        .forEach(
            entry ->
                found.add(
                    Kind.STRAY_ENTRY,
                    entry.bookingId(),
                    "booking %s does not wait for %d since %s",
                    entry.bookingId(),
                    entry.quantity(),
                    entry.place().joined()));
    for (var shard : seats.shards()) {
      var homes = entries.stream().filter(e -> e.place().homeShard() == shard.shard()).toList();
      counter(found, shard.shard(), shard.waiting().all(), "", homes.size());
      for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
        var wanted = quantity;
        var entered = homes.stream().filter(e -> e.quantity() == wanted).count();
        counter(found, shard.shard(), shard.waiting().of(quantity), " of " + quantity, entered);
      }
    }
  }

  private static void counter(Findings found, int shard, int counted, String which, long entered) {
    if (counted != entered) {
      found.count(
          Kind.WAITING_COUNTER_IS_WRONG,
          "shard %d%s".formatted(shard, which),
          (int) (counted - entered),
          "shard %d counts %d groups%s, the waitlist has %d",
          shard,
          counted,
          which,
          entered);
    }
  }

  private void waiting(Findings found, Instant now) {
    if (sellsPastThoseWhoWait()) {
      found.add(
          Kind.OPEN_SALE_WHILE_WAITING,
          "",
          "%d seats are on open sale, %d groups wait",
          seats.free() - seats.returned(),
          entries.size());
    }
    var fitting = entries.stream().filter(e -> e.quantity() <= seats.free()).count();
    if (fitting > 0 && seats.promotes(now)) {
      found.add(Kind.FITS_BUT_WAITS, "", "%d groups fit into %d free seats", fitting, seats.free());
    }
    var inVain = entries.stream().filter(e -> event.isHopeless(e.quantity(), now)).count();
    if (inVain > 0 && event.state() == EventState.PUBLISHED) {
      found.add(Kind.WAITS_IN_VAIN, "", "%d groups can never get seats", inVain);
    }
  }

  private void terms(Findings found) {
    var cancelled = event.state() == EventState.CANCELLED;
    for (var shard : seats.shards()) {
      if (shard.terms().version() != event.version() || shard.terms().open() == cancelled) {
        found.add(
            Kind.TERMS_ARE_OLD,
            "shard " + shard.shard(),
            "shard %d is %s at version %d of %d",
            shard.shard(),
            shard.terms().open() ? "open" : "closed",
            shard.terms().version(),
            event.version());
      }
    }
    var live = bookings.values().stream().filter(booking -> booking.state().isLive()).count();
    if (cancelled && live > 0) {
      found.add(Kind.NOT_SWEPT, "", "%d bookings", live);
    }
  }

  private boolean isStray(WaitingGroup entry) {
    var booking = bookings.get(entry.bookingId());
    return booking == null
        || booking.state() != BookingState.WAITLISTED
        || booking.revision() != entry.revision()
        || booking.quantity() != entry.quantity()
        || !entry.place().equals(booking.place());
  }

  /** By how many more than those who really wait a home shard counts. */
  private int excess(Home home) {
    var counted =
        seats.shards().stream()
            .filter(shard -> shard.shard() == home.shard())
            .mapToInt(shard -> shard.waiting().of(home.quantity()))
            .sum();
    var real =
        entries.stream().filter(entry -> Home.of(entry).equals(home) && !isStray(entry)).count();
    return counted - (int) real;
  }

  /** Where the groups of one quantity are counted. */
  private record Home(int shard, int quantity) {

    static Home of(WaitingGroup entry) {
      return new Home(entry.place().homeShard(), entry.quantity());
    }
  }

  private final class Findings {

    private final List<Difference> differences = new ArrayList<>();

    void add(Kind kind, String subject, String detail, Object... values) {
      count(kind, subject, 0, detail, values);
    }

    void count(Kind kind, String subject, int amount, String detail, Object... values) {
      differences.add(
          new Difference(event.eventId(), kind, subject, amount, detail.formatted(values)));
    }
  }
}
