package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatShard;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import boxoffice.seats.ShardCounts;
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
 * many as it needs, or joins the waitlist, or refuses. Nobody is refused who holds a booking. A
 * refusal is final: where an earlier try may still get the seat, a fence keeps it out first.
 */
public final class BookTickets {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final UserLimits limits;
  private final LiveBookings liveBookings;
  private final SoldOutLatch latch;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks shards and draws the secrets of tickets; from {@link
   *     java.security.SecureRandom} in production, for SnapStart clones the state of any other
   */
  public BookTickets(
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      ShardCounts shardCounts,
      UserLimits limits,
      LiveBookings liveBookings,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.shardCounts = shardCounts;
    this.limits = limits;
    this.liveBookings = liveBookings;
    this.latch = new SoldOutLatch(clock);
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /** Carries out the request, at most once however often it is repeated with its key. */
  public BookOutcome book(BookRequest request) {
    var shardCount = shardCounts.of(request.eventId());
    if (shardCount.isEmpty()) {
      return new BookOutcome.NoSuchEvent();
    }
    var outcome = outcome(request, shardCount.getAsInt());
    count(outcome);
    return outcome;
  }

  private BookOutcome outcome(BookRequest request, int shardCount) {
    var sale = new Sale(request, shardCount);
    var latched =
        request.onSoldOut() == OnSoldOut.REJECT
            ? latch.refusal(request.eventId(), request.quantity())
            : Optional.<Refusal>empty();
    // A fence is a write, so only refusals without one are free of the limit.
    if ((latched.isEmpty() || request.repeated()) && !limits.allows(request.userId(), Limit.BOOK)) {
      return new BookOutcome.TooOften();
    }
    return latched
        .or(() -> tooManyBookings(request))
        .map(sale::refuse)
        .orElseGet(() -> attempts.carryOut(new BookOutcome.TryAgain(), sale, sale::giveUp));
  }

  private Optional<Refusal> tooManyBookings(BookRequest request) {
    return liveBookings.areTooMany(request)
        ? Optional.of(new Refusal.TooManyBookings(liveBookings.most()))
        : Optional.empty();
  }

  private void count(BookOutcome outcome) {
    switch (outcome) {
      case BookOutcome.Booked _ -> counter.count(Measure.BOOKINGS);
      case BookOutcome.Waiting _ -> counter.count(Measure.WAITLIST_JOINS);
      case BookOutcome.Refused(var reason) ->
          counter.count(
              switch (reason) {
                case Refusal.SoldOut _ -> Measure.REFUSED_SOLD_OUT;
                case Refusal.NotEnoughSeats _ -> Measure.REFUSED_NOT_ENOUGH_SEATS;
                case Refusal.SalesClosed _ -> Measure.REFUSED_SALES_CLOSED;
                case Refusal.TooManyBookings _ -> Measure.REFUSED_TOO_MANY_BOOKINGS;
                case Refusal.TooManyTickets _ -> Measure.REFUSED_TOO_MANY_TICKETS;
              });
      case BookOutcome.AlreadyYours _,
          BookOutcome.Repeated _,
          BookOutcome.CancelledSince _,
          BookOutcome.DifferentQuantity _,
          BookOutcome.KeyReused _,
          BookOutcome.NoSuchEvent _,
          BookOutcome.TooOften _,
          BookOutcome.TryAgain _ -> {}
    }
  }

  /** One request on its way, with what its tries have learned. */
  private final class Sale implements Attempts.Operation<BookOutcome> {

    private final BookRequest request;
    private final int shardCount;

    /** The cancelled booking that the next write replaces; {@link Booking#none} at first. */
    private Booking seen;

    /** Whether a try of this request may still get the seat. */
    private boolean unknown;

    /** Whether the house seems nearly full, so that the seats are read before a try. */
    private boolean careful;

    private boolean aShardWasShort;

    Sale(BookRequest request, int shardCount) {
      this.request = request;
      this.shardCount = shardCount;
      this.seen = Booking.none(request.eventId(), request.userId(), request.quantity());
      this.careful = latch.wasFull(request.eventId(), request.quantity());
    }

    @Override
    public Optional<BookOutcome> attempt(Tries tries) {
      return careful ? carefully(tries) : quickly(tries);
    }

    /** A fence, where a try may still take effect after the request gave up. */
    Optional<BookOutcome> giveUp() {
      return unknown ? Optional.of(fenced(new BookOutcome.TryAgain())) : Optional.empty();
    }

    private Optional<BookOutcome> quickly(Tries tries) {
      var take = new Seats.Take(random.nextInt(shardCount), request.quantity(), 0);
      return book(List.of(take), tries);
    }

    private Optional<BookOutcome> carefully(Tries tries) {
      var now = seats.read(request.eventId(), shardCount);
      if (!now.consistent()) {
        return tries.again();
      }
      var terms = Refusal.byTerms(now, request.quantity(), clock.instant());
      if (terms.isPresent()) {
        return Optional.of(refuse(terms.get()));
      }
      var full = Refusal.bySeats(now, request.quantity());
      if (full.isEmpty()) {
        latch.found(request.eventId(), request.quantity());
        return book(now.gather(request.quantity(), random.nextInt(shardCount)), tries);
      }
      return switch (request.onSoldOut()) {
        case WAITLIST ->
            Refusal.byCapacity(now, request.quantity())
                .map(this::refuse)
                .or(() -> join(now, tries));
        case REJECT -> {
          latch.refused(request.eventId(), request.quantity(), full.get());
          yield Optional.of(refuse(full.get()));
        }
      };
    }

    private Optional<BookOutcome> book(List<Seats.Take> takes, Tries tries) {
      var booking = next(ChangeKind.BOOK, null, Tickets.secret(random));
      return learn(
          transactions.book(booking, shardCount, takes), new BookOutcome.Booked(booking), tries);
    }

    private Optional<BookOutcome> join(Seats now, Tries tries) {
      var place = new Booking.Place(now.nextPlace(Millis.now(clock)), random.nextInt(shardCount));
      var booking = next(ChangeKind.JOIN, place, null);
      return learn(transactions.join(booking, place, now), new BookOutcome.Waiting(booking), tries);
    }

    private Booking next(ChangeKind kind, Booking.@Nullable Place place, @Nullable String ticket) {
      var change =
          new Change(
              seen.revision() + 1, kind, request.quantity(), Millis.now(clock), request.key());
      return seen.renewed(change, place, ticket);
    }

    /** The outcome that a write decides, if it decides one. */
    private Optional<BookOutcome> learn(Written written, BookOutcome done, Tries tries) {
      return switch (written) {
        case Written.Done _ -> Optional.of(done);
        case Written.BookingChanged(var booking) -> decide(booking);
        case Written.SeatsChanged(var shard) -> {
          if (careful) {
            yield tries.again();
          }
          careful =
              aShardWasShort || shardCount == 1 || shard.filter(this::refusesForGood).isPresent();
          aShardWasShort = true;
          yield Optional.empty();
        }
        case Written.Missed(var missed) -> {
          unknown |= missed instanceof Outcome.Unknown;
          yield tries.again(missed);
        }
      };
    }

    private boolean refusesForGood(SeatShard shard) {
      return !shard.terms().sells(clock.instant())
          || request.quantity() > shard.terms().maxTicketsPerBooking();
    }

    /**
     * What the caller's own booking decides: a repeat gets the first answer again, a live booking
     * is theirs already; a cancelled one is replaced, at the revision seen now.
     */
    private Optional<BookOutcome> decide(Booking booking) {
      var repeated = booking.changeBy(request.key());
      if (repeated.isPresent()) {
        return Optional.of(repeated(booking, repeated.get()));
      }
      if (booking.state().isLive()) {
        return Optional.of(
            booking.quantity() == request.quantity()
                ? new BookOutcome.AlreadyYours(booking)
                : new BookOutcome.DifferentQuantity(booking));
      }
      seen = booking;
      return Optional.empty();
    }

    private BookOutcome repeated(Booking booking, Change change) {
      if (!change.request().equals(request.key())) {
        return new BookOutcome.KeyReused();
      }
      return booking.isOver(change)
          ? new BookOutcome.CancelledSince()
          : new BookOutcome.Repeated(booking, change.state());
    }

    /**
     * Refuses, but nobody who holds a booking. Where a try of this request, or of an earlier call
     * with its key, may still get the seat, a fence takes the place of the look at the booking.
     */
    BookOutcome refuse(Refusal reason) {
      var refused = new BookOutcome.Refused(reason);
      return unknown || request.repeated()
          ? fenced(refused)
          : bookings
              .findForRefusal(request.userId(), request.bookingId())
              .flatMap(this::decide)
              .orElse(refused);
    }

    /** The answer once no earlier try can take effect, unless the caller's booking decides. */
    private BookOutcome fenced(BookOutcome answer) {
      return attempts
          .fence(tries -> learn(transactions.fence(seen), answer, tries))
          .orElseGet(BookOutcome.TryAgain::new);
    }
  }
}
