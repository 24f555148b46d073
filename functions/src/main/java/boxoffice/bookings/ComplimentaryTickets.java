package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Takes tickets for the guest list of those who run an event: into their own booking, from which
 * they hand them on. Neither the sales window binds that nor the limit of tickets; but the seats
 * are taken as everybody's are, never before those who wait and fit.
 */
public final class ComplimentaryTickets {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final SeatStore seats;
  private final Attempts attempts;
  private final Fences fences;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks shards and draws the secret of a new booking
   */
  public ComplimentaryTickets(
      BookingStore bookings,
      BookingTransactions transactions,
      SeatStore seats,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.seats = seats;
    this.attempts = attempts;
    this.fences = new Fences(bookings, transactions, attempts);
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * A request for complimentary tickets.
   *
   * @param eventId the event
   * @param shards how many seat shards it has
   * @param userId who runs it
   * @param quantity how many tickets, 1 to 100
   * @param key by which a repeat of this request is recognised
   * @param repeated whether the caller says that this is not the first sending
   */
  public record ComplimentaryRequest(
      String eventId, int shards, String userId, int quantity, RequestKey key, boolean repeated) {}

  /** Carries out the request, at most once however often it is repeated with its key. */
  public ComplimentaryOutcome take(ComplimentaryRequest request) {
    var taking = new Taking(request);
    return attempts.carryOut(new ComplimentaryOutcome.TryAgain(), taking, taking::giveUp);
  }

  /** One request on its way, with the booking as it was seen last. */
  private final class Taking implements Attempts.Operation<ComplimentaryOutcome> {

    private final ComplimentaryRequest request;
    private Booking booking;

    /** Whether a try of this request may still take effect. */
    private boolean unknown;

    Taking(ComplimentaryRequest request) {
      this.request = request;
      this.booking = none();
    }

    private Booking none() {
      return Booking.none(request.eventId(), request.userId(), request.quantity());
    }

    @Override
    public Optional<ComplimentaryOutcome> attempt(Tries tries) {
      booking =
          bookings
              .findWithFences(request.userId(), Booking.id(request.eventId(), request.userId()))
              .orElseGet(this::none);
      return decided(booking).or(() -> take(tries));
    }

    /** A fence, where a try may still take effect after the request gave up. */
    Optional<ComplimentaryOutcome> giveUp() {
      return unknown ? Optional.of(fenced(new ComplimentaryOutcome.TryAgain())) : Optional.empty();
    }

    /** The answer of a call that was here before. */
    private Optional<ComplimentaryOutcome> decided(Booking now) {
      return now.changeBy(request.key())
          .map(
              change ->
                  !change.request().equals(request.key())
                      ? new ComplimentaryOutcome.KeyReused()
                      : now.isOver(change)
                          ? new ComplimentaryOutcome.CancelledSince()
                          : new ComplimentaryOutcome.Taken(now));
    }

    private Optional<ComplimentaryOutcome> take(Tries tries) {
      if (booking.place() != null) {
        return Optional.of(refuse(new ComplimentaryOutcome.Waiting()));
      }
      var now = seats.read(request.eventId(), request.shards());
      if (!now.consistent()) {
        return tries.again();
      }
      var refusal =
          now.promotes(clock.instant())
              ? byQuantity().or(() -> Refusal.bySeats(now, request.quantity()))
              : Optional.<Refusal>of(new Refusal.SalesClosed());
      if (refusal.isPresent()) {
        return Optional.of(refuse(new ComplimentaryOutcome.Refused(refusal.get())));
      }
      var more = more();
      var takes = now.gather(request.quantity(), random.nextInt(request.shards()));
      return learn(transactions.complimentary(booking, more, request.shards(), takes), more, tries);
    }

    private Optional<Refusal> byQuantity() {
      var tickets = booking.tickets();
      return total() > Booking.MOST_TICKETS
          ? Optional.of(new Refusal.TooManyTickets(Booking.MOST_TICKETS))
          : tickets == null ? Optional.empty() : tickets.refusal(request.quantity());
    }

    private int total() {
      return (booking.tickets() == null ? 0 : booking.quantity()) + request.quantity();
    }

    /** The booking after it. */
    private Booking more() {
      var tickets = booking.tickets();
      var kind = tickets == null ? ChangeKind.BOOK : ChangeKind.ADD;
      var change =
          new Change(booking.revision() + 1, kind, total(), Millis.now(clock), request.key());
      return tickets == null
          ? booking.renewed(change, null, Tickets.secret(random))
          : booking.changed(change, tickets.with(request.quantity()));
    }

    private Optional<ComplimentaryOutcome> learn(Written written, Booking more, Tries tries) {
      return switch (written) {
        case Written.Done _ -> {
          counter.count(Measure.COMPLIMENTARY_TICKETS, request.quantity());
          yield Optional.of(new ComplimentaryOutcome.Taken(more));
        }
        case Written.BookingChanged _ -> Optional.empty();
        case Written.SeatsChanged _ -> tries.again();
        case Written.Missed(var missed) -> {
          unknown |= missed instanceof Outcome.Unknown;
          yield tries.again(missed);
        }
      };
    }

    /**
     * Refuses, but nobody who has the tickets. Where a try of this request, or of an earlier call
     * with its key, may still take effect, a fence takes the place of the look at the booking.
     */
    private ComplimentaryOutcome refuse(ComplimentaryOutcome answer) {
      return unknown || request.repeated()
          ? fenced(answer)
          : bookings
              .findForRefusal(booking.userId(), booking.bookingId())
              .flatMap(this::decided)
              .orElse(answer);
    }

    /** The answer once no earlier try can take effect, unless the booking decides. */
    private ComplimentaryOutcome fenced(ComplimentaryOutcome answer) {
      return fences.answer(answer, booking, this::decided, new ComplimentaryOutcome.TryAgain());
    }
  }
}
