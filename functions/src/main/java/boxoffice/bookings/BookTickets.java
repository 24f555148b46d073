package boxoffice.bookings;

import boxoffice.bookings.BookingStore.Written;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Retries;
import boxoffice.events.SeatShard;
import boxoffice.events.SeatStore;
import boxoffice.events.Seats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Books tickets, or joins the waitlist.
 *
 * <p>The quick way is one transaction without a read: a shard picked at random and the booking. The
 * careful way, for a house that is nearly full, reads all shards and takes the last seats from as
 * many as it needs, or joins the waitlist, or refuses. Nobody is refused who holds a booking, or
 * while it is not known whether an earlier try of the same request got the seat.
 */
public final class BookTickets {

  private final BookingStore bookings;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final RateWindows rates;
  private final int perSecond;
  private final SoldOutLatch latch;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param perSecond how often a user may book in a second
   * @param random picks shards and draws the secrets of tickets; from {@link
   *     java.security.SecureRandom} in production, for SnapStart clones the state of any other
   */
  public BookTickets(
      BookingStore bookings,
      SeatStore seats,
      ShardCounts shardCounts,
      RateWindows rates,
      int perSecond,
      Retries retries,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.seats = seats;
    this.shardCounts = shardCounts;
    this.rates = rates;
    this.perSecond = perSecond;
    this.latch = new SoldOutLatch(clock);
    this.retries = retries;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * What a user asks for.
   *
   * @param eventId the event
   * @param userId the user
   * @param quantity how many tickets, 1 to 10
   * @param onSoldOut what to do where there are not enough seats
   * @param key tells a repeat of this request
   */
  public record Command(
      String eventId, String userId, int quantity, OnSoldOut onSoldOut, RequestKey key) {

    String bookingId() {
      return Booking.id(eventId, userId);
    }
  }

  /** Carries out the request, at most once however often it is repeated with its key. */
  public BookOutcome book(Command command) {
    var shardCount = shardCounts.of(command.eventId());
    if (shardCount.isEmpty()) {
      return new BookOutcome.NoSuchEvent();
    }
    var latched =
        command.onSoldOut() == OnSoldOut.REJECT
            ? latch.refusal(command.eventId(), command.quantity())
            : Optional.<Refusal>empty();
    var request = new Request(command, shardCount.getAsInt());
    BookOutcome outcome;
    if (latched.isPresent()) {
      outcome = request.refuse(latched.get());
    } else if (rates.allows(command.userId(), "BOOK", perSecond)) {
      outcome = request.carryOut();
    } else {
      outcome = new BookOutcome.TooOften();
    }
    count(outcome);
    return outcome;
  }

  private void count(BookOutcome outcome) {
    switch (outcome) {
      case BookOutcome.Booked _ -> counter.count(Measure.BOOKINGS);
      case BookOutcome.Waiting _ -> counter.count(Measure.WAITLIST_JOINS);
      case BookOutcome.TooOften _ -> counter.count(Measure.TOO_OFTEN);
      case BookOutcome.TryAgain _ -> counter.count(Measure.GAVE_UP);
      case BookOutcome.Refused(var reason) ->
          counter.count(
              switch (reason) {
                case Refusal.SoldOut _ -> Measure.REFUSED_SOLD_OUT;
                case Refusal.NotEnoughSeats _ -> Measure.REFUSED_NOT_ENOUGH_SEATS;
                case Refusal.SalesClosed _ -> Measure.REFUSED_SALES_CLOSED;
                case Refusal.TooManyTickets _ -> Measure.REFUSED_TOO_MANY_TICKETS;
              });
      case BookOutcome.AlreadyYours _,
          BookOutcome.Repeated _,
          BookOutcome.DifferentQuantity _,
          BookOutcome.KeyReused _,
          BookOutcome.NoSuchEvent _ -> {}
    }
  }

  /** One request on its way, with what its tries have learned. */
  private final class Request {

    private final Command command;
    private final int shardCount;
    private final Retries.Tries tries = retries.begin();

    /** The cancelled booking that the next write replaces; null for none. */
    private @Nullable Booking seen;

    /** Whether a try is out of which it is not known what became. */
    private boolean unknown;

    private int shortShards;

    Request(Command command, int shardCount) {
      this.command = command;
      this.shardCount = shardCount;
      this.shortShards = latch.wasFull(command.eventId(), command.quantity()) ? shardCount : 0;
    }

    BookOutcome carryOut() {
      while (tries.next()) {
        var outcome = isCareful() ? carefully() : quickly();
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
      return new BookOutcome.TryAgain();
    }

    /** Two short shards, or all there are, make a house that is nearly full. */
    private boolean isCareful() {
      return shortShards >= Math.min(2, shardCount);
    }

    private Optional<BookOutcome> quickly() {
      var take = new Seats.Take(random.nextInt(shardCount), command.quantity(), 0);
      return book(List.of(take));
    }

    private Optional<BookOutcome> carefully() {
      var now = seats.read(command.eventId(), shardCount);
      if (!now.consistent()) {
        tries.backOff();
        return Optional.empty();
      }
      var terms = Refusal.byTerms(now, command.quantity(), clock.instant());
      if (terms.isPresent()) {
        return Optional.of(refuse(terms.get()));
      }
      var full = Refusal.bySeats(now, command.quantity());
      if (full.isEmpty()) {
        latch.found(command.eventId(), command.quantity());
        return book(now.gather(command.quantity(), random.nextInt(shardCount)));
      }
      return switch (command.onSoldOut()) {
        case WAITLIST -> join(now);
        case REJECT -> {
          latch.refused(command.eventId(), command.quantity(), full.get());
          yield Optional.of(refuse(full.get()));
        }
      };
    }

    private Optional<BookOutcome> book(List<Seats.Take> takes) {
      var booking = next(BookingState.CONFIRMED, 201, null, TicketCode.secret(random));
      return learn(bookings.book(booking, shardCount, takes), new BookOutcome.Booked(booking));
    }

    private Optional<BookOutcome> join(Seats now) {
      var place = new Booking.Place(millis(clock.instant()), random.nextInt(shardCount));
      var booking = next(BookingState.WAITLISTED, 202, place, null);
      return learn(bookings.join(booking, place, now), new BookOutcome.Waiting(booking));
    }

    private Booking next(
        BookingState state, int status, Booking.@Nullable Place place, @Nullable String ticket) {
      var revision = seen == null ? 1 : seen.revision() + 1;
      var change =
          new Change(
              revision, state, command.quantity(), millis(clock.instant()), command.key(), status);
      return seen == null
          ? Booking.first(command.eventId(), command.userId(), change, place, ticket)
          : seen.renewed(change, place, ticket);
    }

    /** The outcome that a write decides, if it decides one. */
    private Optional<BookOutcome> learn(Written written, BookOutcome done) {
      return switch (written) {
        case Written.Done _ -> Optional.of(done);
        case Written.BookingChanged(var booking) -> decide(booking);
        case Written.SeatsChanged(var shard) -> {
          if (isCareful()) {
            tries.backOff();
          }
          shortShards += shard.map(this::refusesForGood).orElse(false) ? shardCount : 1;
          yield Optional.empty();
        }
        case Written.Conflicted _ -> {
          counter.count(Measure.CONFLICTS);
          tries.backOff();
          yield Optional.empty();
        }
        case Written.Unknown _ -> {
          counter.count(Measure.UNKNOWN_OUTCOMES);
          unknown = true;
          tries.backOff();
          yield Optional.empty();
        }
      };
    }

    private boolean refusesForGood(SeatShard shard) {
      return !shard.sells(clock.instant()) || command.quantity() > shard.maxTicketsPerBooking();
    }

    /**
     * What the caller's own booking decides: a repeat is told the first answer, a live booking is
     * theirs already; a cancelled one is replaced, at the revision seen now.
     */
    private Optional<BookOutcome> decide(Booking booking) {
      var repeated = booking.changeBy(command.key());
      if (repeated.isPresent()) {
        return Optional.of(
            repeated.get().request().equals(command.key())
                ? new BookOutcome.Repeated(booking, repeated.get().status())
                : new BookOutcome.KeyReused());
      }
      if (booking.state().isLive()) {
        return Optional.of(
            booking.quantity() == command.quantity()
                ? new BookOutcome.AlreadyYours(booking)
                : new BookOutcome.DifferentQuantity(booking));
      }
      seen = booking;
      return Optional.empty();
    }

    /** Refuses, but nobody who holds a booking or whose earlier try may have got the seat. */
    BookOutcome refuse(Refusal reason) {
      return bookings
          .findForRefusal(command.userId(), command.bookingId())
          .flatMap(this::decide)
          .orElse(unknown ? new BookOutcome.TryAgain() : new BookOutcome.Refused(reason));
    }

    /** The table keeps milliseconds; the answer says what the table says. */
    private Instant millis(Instant instant) {
      return Instant.ofEpochMilli(instant.toEpochMilli());
    }
  }
}
