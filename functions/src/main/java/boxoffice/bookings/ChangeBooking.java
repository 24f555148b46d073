package boxoffice.bookings;

import boxoffice.bookings.BookingWish.Add;
import boxoffice.bookings.BookingWish.GiveBack;
import boxoffice.bookings.BookingWish.WaitForFewer;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import boxoffice.seats.ShardCounts;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives tickets of a booking back, adds some, or makes a waiting group smaller: one transaction, at
 * exactly the revision that the guest saw. So a late repeat changes nothing, and what is more, it
 * needs no key; the key only finds the first answer again.
 */
public final class ChangeBooking {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final UserLimits limits;
  private final Attempts attempts;
  private final Fences fences;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks the shard that gets seats back
   */
  public ChangeBooking(
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      ShardCounts shardCounts,
      UserLimits limits,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.shardCounts = shardCounts;
    this.limits = limits;
    this.attempts = attempts;
    this.fences = new Fences(bookings, transactions, attempts);
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /** Carries out the request, at most once however often it is repeated. */
  public ChangeOutcome change(ChangeRequest request) {
    if (!limits.allows(request.userId(), limit(request.wish()))) {
      return new ChangeOutcome.TooOften();
    }
    return bookings
        .find(request.userId(), request.bookingId())
        .map(found -> new Changing(found, request))
        .map(
            changing -> attempts.carryOut(new ChangeOutcome.TryAgain(), changing, changing::giveUp))
        .orElseGet(ChangeOutcome.NoSuchBooking::new);
  }

  private static Limit limit(BookingWish wish) {
    return switch (wish) {
      case Add _ -> Limit.BOOK;
      case GiveBack _, WaitForFewer _ -> Limit.CANCEL;
    };
  }

  /** One request on its way, with the booking as it was seen last. */
  private final class Changing implements Attempts.Operation<ChangeOutcome> {

    private final ChangeRequest request;
    private Booking booking;

    /** Whether a try of this request may still take effect. */
    private boolean unknown;

    Changing(Booking found, ChangeRequest request) {
      this.booking = found;
      this.request = request;
    }

    @Override
    public Optional<ChangeOutcome> attempt(Tries tries) {
      return decided(booking)
          .or(
              () ->
                  switch (request.wish()) {
                    case GiveBack(var serials) -> giveBack(serials, tries);
                    case Add(var tickets) -> add(tickets, tries);
                    case WaitForFewer(var quantity) -> waitForFewer(quantity, tries);
                  });
    }

    /** A fence, where a try may still take effect after the request gave up. */
    Optional<ChangeOutcome> giveUp() {
      return unknown ? Optional.of(fenced(new ChangeOutcome.TryAgain())) : Optional.empty();
    }

    /** What the booking decides as it is; empty where it is as the guest saw it. */
    private Optional<ChangeOutcome> decided(Booking now) {
      var generation = request.generation().orElse(now.generation());
      var repeated = now.changeBy(request.key()).filter(change -> !change.kind().begins());
      if (generation == now.generation() && repeated.isPresent()) {
        return Optional.of(
            !repeated.get().request().equals(request.key())
                ? new ChangeOutcome.KeyReused()
                : now.isOver(repeated.get())
                    ? new ChangeOutcome.NotAsSeen(now)
                    : new ChangeOutcome.Changed(now));
      }
      return generation == now.generation() && now.isAsAt(request.revision())
          ? Optional.empty()
          : Optional.of(new ChangeOutcome.NotAsSeen(now));
    }

    private Optional<ChangeOutcome> giveBack(Serials serials, Tries tries) {
      var tickets = booking.tickets();
      if (tickets == null) {
        return Optional.of(new ChangeOutcome.NoTickets());
      }
      if (!tickets.live().hasAll(serials)) {
        return Optional.of(new ChangeOutcome.NoSuchTickets());
      }
      if (serials.count() == tickets.live().count()) {
        return Optional.of(new ChangeOutcome.AllTickets());
      }
      if (tickets.isIn(serials)) {
        return Optional.of(refuse(new ChangeOutcome.CheckedIn()));
      }
      var change = change(ChangeKind.GIVE_BACK, booking.quantity() - serials.count());
      var shards = shardCounts.of(booking.eventId()).orElseThrow();
      return learn(
          transactions.giveBack(booking, change, serials, random.nextInt(shards)),
          booking.changed(change, tickets.without(serials)),
          tries);
    }

    private Optional<ChangeOutcome> add(int more, Tries tries) {
      var tickets = booking.tickets();
      if (tickets == null) {
        return Optional.of(new ChangeOutcome.NoTickets());
      }
      var total = booking.quantity() + more;
      var shards = shardCounts.of(booking.eventId()).orElseThrow();
      var now = seats.read(booking.eventId(), shards);
      if (!now.consistent()) {
        return tries.again();
      }
      var refusal =
          Refusal.byTerms(now, total, clock.instant())
              .or(() -> Refusal.bySeats(now, more))
              .or(() -> tickets.refusal(more));
      if (refusal.isPresent()) {
        return Optional.of(refuse(new ChangeOutcome.Refused(refusal.get())));
      }
      var change = change(ChangeKind.ADD, total);
      return learn(
          transactions.add(booking, change, now.gather(more, random.nextInt(shards))),
          booking.changed(change, tickets.with(more)),
          tries);
    }

    private Optional<ChangeOutcome> waitForFewer(int quantity, Tries tries) {
      var place = booking.place();
      if (place == null) {
        return Optional.of(new ChangeOutcome.NotWaiting());
      }
      if (quantity >= booking.quantity()) {
        return Optional.of(new ChangeOutcome.NotFewer());
      }
      var change = change(ChangeKind.SMALLER, quantity);
      return learn(
          transactions.waitForFewer(booking, place, change), booking.changed(change, null), tries);
    }

    private Change change(ChangeKind kind, int quantity) {
      return new Change(booking.revision() + 1, kind, quantity, Millis.now(clock), request.key());
    }

    /** The outcome that a write decides, if it decides one. */
    private Optional<ChangeOutcome> learn(Written written, Booking changed, Tries tries) {
      return switch (written) {
        case Written.Done _ -> {
          counter.count(Measure.BOOKINGS_CHANGED);
          yield Optional.of(new ChangeOutcome.Changed(changed));
        }
        case Written.BookingChanged(var now) -> {
          booking = now;
          yield Optional.empty();
        }
        case Written.SeatsChanged(var shard) -> {
          if (request.wish() instanceof GiveBack && shard.isPresent()) {
            yield Optional.of(refuse(new ChangeOutcome.TooLate()));
          }
          readAgain();
          yield tries.again();
        }
        case Written.Missed(var missed) -> {
          unknown |= missed instanceof Outcome.Unknown;
          readAgain();
          yield tries.again(missed);
        }
      };
    }

    private void readAgain() {
      booking = bookings.find(booking.key()).orElseThrow();
    }

    /**
     * Refuses, but nothing that happened. Where a try of this request, or of an earlier call with
     * its key, may still take effect, a fence takes the place of the look at the booking.
     */
    private ChangeOutcome refuse(ChangeOutcome answer) {
      return unknown || request.repeated()
          ? fenced(answer)
          : bookings
              .findForRefusal(booking.userId(), booking.bookingId())
              .flatMap(this::decided)
              .orElse(answer);
    }

    /** The answer once no earlier try can take effect, unless the booking decides. */
    private ChangeOutcome fenced(ChangeOutcome answer) {
      return fences.answer(answer, booking, this::decided, new ChangeOutcome.TryAgain());
    }
  }
}
