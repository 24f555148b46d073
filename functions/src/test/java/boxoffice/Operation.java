package boxoffice;

import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookingWish.Add;
import boxoffice.bookings.BookingWish.GiveBack;
import boxoffice.bookings.BookingWish.WaitForFewer;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.Serials;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.CapacityMeter.Spent;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The cost of each operation on an event of 34 seats in 2 shards: requests, read units, write
 * units, and the part of the write units that indexes take.
 */
public enum Operation {
  BOOK("book", new Spent(2, 0, 6, 1), sale -> sale.spent(() -> sale.book("ada", 2))),

  BOOK_FIRST(
      "book, first request of an instance",
      new Spent(3, 1, 6, 1),
      _ -> {
        var sale = new MeteredSale(34);
        return sale.spent(() -> sale.book("ada", 2));
      }),

  BOOK_ANEW(
      "book again after cancelling",
      new Spent(3, 0, 10, 1),
      sale -> {
        sale.book("ada", 2);
        sale.cancel("ada");
        return sale.spent(() -> sale.book("ada", 2));
      }),

  BOOK_REPEATED(
      "book, repeated with its key",
      new Spent(2, 0, 5, 0),
      sale -> {
        var request = sale.request("ada", 2, OnSoldOut.REJECT);
        sale.newInstance().book(request);
        return sale.spent(() -> sale.newInstance().book(request));
      }),

  BOOK_LAST_SEATS(
      "book the last seats, one from each shard",
      new Spent(5, 2, 16, 1),
      sale -> {
        fillBut(sale, 1, 1);
        return sale.spent(() -> sale.book("ada", 2));
      }),

  REFUSE(
      "refusal that looks at the seats",
      new Spent(5, 4, 9, 0),
      sale -> {
        fillBut(sale, 0, 0);
        return sale.spent(() -> sale.book("ada", 1));
      }),

  REFUSE_LATCHED(
      "refusal, latched",
      new Spent(1, 2, 0, 0),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("ada", 1);
        return sale.spent(() -> sale.book("bob", 1));
      }),

  REFUSE_AGAIN(
      "refusal that looks again when the latch is over",
      new Spent(3, 4, 1, 0),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("ada", 1);
        sale.later(Duration.ofSeconds(1));
        return sale.spent(() -> sale.book("bob", 1));
      }),

  REFUSE_REPEAT(
      "refusal of a marked repeat, with its fence",
      new Spent(2, 0, 3, 0),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("ada", 1);
        return sale.spent(() -> sale.repeat("bob", 1));
      }),

  JOIN_LATCHED(
      "join the waitlist after a refusal",
      new Spent(3, 2, 8, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("bob", 2);
        return sale.spent(() -> sale.join("ada", 2));
      }),

  BOOK_AFTER_REFUSALS(
      "book when seats are back after refusals",
      new Spent(3, 2, 6, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("ada", 1);
        sale.cancel("user 0");
        sale.later(Duration.ofSeconds(1));
        return sale.spent(() -> sale.book("bob", 2));
      }),

  BOOK_AFTER_THAT(
      "the next booking after that",
      new Spent(2, 0, 6, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.book("ada", 1);
        sale.cancel("user 0");
        sale.settle();
        sale.later(Duration.ofSeconds(1));
        sale.book("bob", 2);
        return sale.spent(() -> sale.book("cec", 1));
      }),

  JOIN(
      "join the waitlist",
      new Spent(5, 2, 16, 1),
      sale -> {
        fillBut(sale, 0, 0);
        return sale.spent(() -> sale.join("ada", 2));
      }),

  JOIN_WITH_HISTORY(
      "join again, with all 8 changes kept",
      new Spent(6, 2, 20, 1),
      sale -> {
        var user = "01234567-89ab-cdef-0123-456789abcdef";
        fillBut(sale, 0, 0);
        IntStream.range(0, 5)
            .forEach(
                _ -> {
                  sale.join(user, 6);
                  sale.cancel(user);
                });
        return sale.spent(() -> sale.join(user, 6));
      }),

  JOIN_FOLDING(
      "join, with seats left in both shards",
      new Spent(5, 2, 18, 1),
      sale -> {
        fillBut(sale, 1, 1);
        return sale.spent(() -> sale.join("ada", 3));
      }),

  CANCEL(
      "cancel",
      new Spent(3, 1, 6, 1),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(() -> sale.cancel("ada"));
      }),

  LEAVE(
      "leave the waitlist",
      new Spent(3, 1, 8, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.join("ada", 2);
        return sale.spent(() -> sale.cancel("ada"));
      }),

  GIVE_BACK(
      "give a ticket back",
      new Spent(3, 1, 6, 1),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(() -> sale.change("ada", new GiveBack(Serials.of(List.of(1)))));
      }),

  ADD(
      "add a ticket",
      new Spent(4, 3, 6, 1),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(() -> sale.change("ada", new Add(1)));
      }),

  WAIT_FOR_FEWER(
      "wait for fewer tickets",
      new Spent(3, 1, 10, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.join("ada", 2);
        return sale.spent(() -> sale.change("ada", new WaitForFewer(1)));
      }),

  LINK(
      "make a link that hands a ticket on",
      new Spent(2, 1, 2, 1),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(() -> sale.link("ada"));
      }),

  HAND_ON(
      "hand a ticket on to somebody without a booking",
      new Spent(2, 3, 11, 3),
      sale -> {
        sale.book("ada", 2);
        var link = sale.link("ada");
        return sale.spent(() -> sale.open("bob", link));
      }),

  HAND_ON_TO_WAITING(
      "hand a ticket on to somebody who waits",
      new Spent(2, 3, 13, 3),
      sale -> {
        fillBut(sale, 0, 0);
        sale.join("bob", 2);
        var link = sale.link("user 0");
        return sale.spent(() -> sale.open("bob", link));
      }),

  NAME_A_TICKET(
      "name a ticket",
      new Spent(2, 2, 4, 0),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(() -> sale.nameTicket("ada"));
      }),

  COMPLIMENTARY(
      "take 20 complimentary tickets",
      new Spent(3, 3, 7, 1),
      sale -> sale.spent(() -> sale.takeComplimentary(20))),

  PROMOTE(
      "promote one group",
      new Spent(4, 5, 9, 1),
      sale -> {
        fillBut(sale, 0, 0);
        sale.join("ada", 5);
        sale.cancel("user 4");
        return sale.spent(sale::settle);
      }),

  PROMOTE_TEN(
      "promote 10 groups at once",
      new Spent(4, 5, 54, 10),
      sale -> {
        fillBut(sale, 0, 0);
        IntStream.range(0, 10).forEach(i -> sale.join("waiter " + i, 1));
        sale.cancel("user 0");
        sale.cancel("user 1");
        return sale.spent(sale::settle);
      }),

  END_TEN(
      "end 10 waiting groups after the start",
      new Spent(7, 10, 56, 10),
      sale -> {
        fillBut(sale, 0, 0);
        IntStream.range(0, 10).forEach(i -> sale.join("waiter " + i, 1));
        sale.later(Duration.ofDays(1));
        return sale.spent(sale::applyChanges);
      }),

  REFILL(
      "put returned seats back on open sale",
      new Spent(2, 2, 4, 0),
      sale -> {
        sale.book("ada", 6);
        sale.cancel("ada");
        return sale.spent(sale::settle);
      }),

  CHECK_IN(
      "check a ticket in, its guest's name included",
      new Spent(3, 2.5, 7, 1),
      sale -> {
        sale.book("ada", 2);
        sale.checkIn(sale.ticket("ada", 1), false);
        var second = sale.ticket("ada", 2);
        return sale.spent(() -> sale.checkIn(second, false));
      }),

  CHECK_IN_FIRST(
      "check a ticket in, first request of an instance",
      new Spent(4, 4.5, 7, 1),
      sale -> {
        sale.book("ada", 2);
        var ticket = sale.ticket("ada", 1);
        return sale.spent(() -> sale.checkInFirst(ticket));
      }),

  CHECK_IN_ALL(
      "check in all that is left of a booking",
      new Spent(3, 2.5, 7, 1),
      sale -> {
        sale.book("ada", 6);
        var ticket = sale.ticket("ada", 1);
        sale.checkIn(ticket, false);
        return sale.spent(() -> sale.checkIn(ticket, true));
      }),

  CHECK_IN_AGAIN(
      "check a ticket that is in",
      new Spent(3, 2.5, 0, 0),
      sale -> {
        sale.book("ada", 2);
        var ticket = sale.ticket("ada", 1);
        sale.checkIn(ticket, false);
        return sale.spent(() -> sale.checkIn(ticket, false));
      }),

  CHECK_IN_WRONG(
      "check a wrong code",
      new Spent(2, 0.5, 1, 0),
      sale -> {
        sale.book("ada", 2);
        sale.checkIn(sale.ticket("ada", 1), false);
        var wrong = new TicketCode("ffffff", 1, 1);
        return sale.spent(() -> sale.checkIn(wrong, false));
      }),

  UNDO_CHECK_IN(
      "undo a check-in",
      new Spent(5, 4.5, 7, 1),
      sale -> {
        sale.book("ada", 2);
        var letIn = sale.checkIn(sale.ticket("ada", 1), false);
        return sale.spent(() -> sale.undo("ada", letIn));
      }),

  NOTE_SEATS(
      "write the note of an event for the lists",
      new Spent(3, 4, 1, 0),
      sale -> {
        sale.book("ada", 2);
        return sale.spent(sale::summarize);
      }),

  NOTE_SEATS_OF_LONG_EVENT(
      "write it, of an event with the longest description",
      new Spent(3, 6, 1, 0),
      sale -> {
        sale.describe("\uD83C\uDFAB".repeat(2000));
        sale.book("ada", 2);
        return sale.spent(sale::summarize);
      }),

  RECONCILE(
      "a run of Reconcile over this event alone, with nothing to repair",
      new Spent(52, 42.5, 2, 0),
      sale -> {
        sale.book("ada", 2);
        sale.summarize();
        return sale.spent(sale::reconcile);
      }),

  LIST_EVENTS(
      "list the events of a month", new Spent(2, 1.5, 0, 0), sale -> sale.spent(sale::list)),

  GET_EVENT("get an event", new Spent(2, 3, 0, 0), sale -> sale.spent(sale::get)),

  GET_MY_EVENT(
      "get an event as its organizer", new Spent(2, 4, 0, 0), sale -> sale.spent(sale::getMine));

  private final String title;
  private final Spent expected;
  private final Function<MeteredSale, Spent> scenario;

  Operation(String title, Spent expected, Function<MeteredSale, Spent> scenario) {
    this.title = title;
    this.expected = expected;
    this.scenario = scenario;
  }

  public String title() {
    return title;
  }

  public Spent expected() {
    return expected;
  }

  public Spent measure() {
    return scenario.apply(MeteredSale.known(34));
  }

  /** Books the 17 seats of each shard, except this many. */
  private static void fillBut(MeteredSale sale, int inShard0, int inShard1) {
    var sizes = new int[] {6, 6, 6, 6, 5 - inShard0, 5 - inShard1};
    for (var user = 0; user < sizes.length; user++) {
      if (!(sale.book("user " + user, sizes[user]) instanceof BookOutcome.Booked)) {
        throw new IllegalStateException("not booked");
      }
    }
  }
}
