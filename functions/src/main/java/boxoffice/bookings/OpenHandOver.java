package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatShard;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Opens a link by which tickets are handed on: one transaction takes them from the booking of the
 * giver and gives as many to the caller, with serials and codes of their own. No seat is free in
 * between, and the tickets always have one owner.
 */
public final class OpenHandOver {

  private final HandOverStore handOvers;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final Attempts attempts;
  private final Fences fences;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random picks the shard whose terms are checked, and draws the secret of a new booking
   */
  public OpenHandOver(
      HandOverStore handOvers,
      BookingStore bookings,
      BookingTransactions transactions,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.handOvers = handOvers;
    this.bookings = bookings;
    this.transactions = transactions;
    this.attempts = attempts;
    this.fences = new Fences(bookings, transactions, attempts);
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * A request to open a link.
   *
   * @param userId the receiver
   * @param handOver what the link is for, as it was read
   * @param shards how many seat shards the event has
   * @param allowed whether the organizer allows it
   * @param leaveWaitlist whether the receiver gives up their place if they wait
   * @param repeated whether the caller says that this is not the first sending
   */
  public record OpenRequest(
      String userId,
      HandOver handOver,
      int shards,
      boolean allowed,
      boolean leaveWaitlist,
      boolean repeated) {}

  /** Carries out the request, at most once however often it is repeated. */
  public OpenOutcome open(OpenRequest request) {
    if (request.handOver().userId().equals(request.userId())) {
      return new OpenOutcome.Own();
    }
    var opening = new Opening(request);
    return attempts.carryOut(new OpenOutcome.TryAgain(), opening, opening::giveUp);
  }

  /** One request on its way, with what its tries have learned. */
  private final class Opening implements Attempts.Operation<OpenOutcome> {

    private final OpenRequest request;
    private HandOver handOver;
    private Booking giver;
    private Booking receiver;

    /** A shard whose terms did not allow it, as it was then. */
    private @Nullable SeatShard shard;

    /** Whether a try of this request may still take effect. */
    private boolean unknown;

    Opening(OpenRequest request) {
      this.request = request;
      this.handOver = request.handOver();
      this.giver = none(handOver.userId());
      this.receiver = none(request.userId());
    }

    private Booking none(String userId) {
      return Booking.none(handOver.eventId(), userId, handOver.serials().count());
    }

    @Override
    public Optional<OpenOutcome> attempt(Tries tries) {
      var sides = handOvers.sides(handOver, request.userId());
      handOver = sides.handOver();
      giver = sides.giver();
      receiver = sides.receiver();
      return decided(receiver)
          .or(
              () ->
                  handOver.isUsedBy(request.userId())
                      ? usedBefore(tries)
                      : refusal().map(this::refuse).or(() -> write(tries)));
    }

    /** A fence, where a try may still take effect after the request gave up. */
    Optional<OpenOutcome> giveUp() {
      return unknown ? Optional.of(fenced(new OpenOutcome.TryAgain())) : Optional.empty();
    }

    /** The answer of a call that was here before. */
    private Optional<OpenOutcome> decided(Booking now) {
      return now.changeBy(handOver.request()).map(_ -> new OpenOutcome.Opened(now));
    }

    /**
     * The booking was read together with the link, perhaps before it was opened: a transaction that
     * commits shows its items one by one.
     */
    private Optional<OpenOutcome> usedBefore(Tries tries) {
      return bookings
          .find(receiver.key())
          .filter(handOver::wasUsedBefore)
          .<OpenOutcome>map(OpenOutcome.Opened::new)
          .or(tries::again);
    }

    private Optional<OpenOutcome> refusal() {
      var state = handOver.state(giver, clock.instant());
      return switch (state) {
        case USED -> Optional.of(new OpenOutcome.Used());
        case WITHDRAWN, VOID -> Optional.of(new OpenOutcome.Void());
        case EXPIRED -> Optional.of(new OpenOutcome.Expired());
        case OPEN ->
            request.allowed()
                ? byReceiver().or(this::byTerms)
                : Optional.of(new OpenOutcome.Forbidden());
      };
    }

    private Optional<OpenOutcome> byReceiver() {
      var tickets = receiver.tickets();
      if (receiver.place() != null && !request.leaveWaitlist()) {
        return Optional.of(new OpenOutcome.Waiting());
      }
      return tickets != null && tickets.refusal(handOver.serials().count()).isPresent()
          ? Optional.of(new OpenOutcome.TooManyTickets(receiver.quantity()))
          : Optional.empty();
    }

    /** What the terms that a try met say to the booking as it is now. */
    private Optional<OpenOutcome> byTerms() {
      if (shard == null) {
        return Optional.empty();
      }
      var terms = shard.terms();
      if (!terms.open()) {
        return Optional.of(new OpenOutcome.EventCancelled());
      }
      if (!clock.instant().isBefore(terms.startsAt())) {
        return Optional.of(new OpenOutcome.Expired());
      }
      return total() > terms.maxTicketsPerBooking()
          ? Optional.of(new OpenOutcome.TooManyTickets(terms.maxTicketsPerBooking()))
          : Optional.empty();
    }

    private int total() {
      var had = receiver.tickets() == null ? 0 : receiver.quantity();
      return had + handOver.serials().count();
    }

    private Optional<OpenOutcome> write(Tries tries) {
      var received = received();
      var place = receiver.place();
      var checked = place == null ? random.nextInt(request.shards()) : place.homeShard();
      return switch (transactions.handOn(
          handOver, giver, receiver, received, checked, request.shards())) {
        case Outcome.Committed _ -> {
          counter.count(Measure.TICKETS_HANDED_ON, handOver.serials().count());
          yield Optional.of(new OpenOutcome.Opened(received));
        }
        case Outcome.Rejected rejected -> {
          shard = rejected.anyItem("SEATS").map(SeatShard::of).orElse(null);
          yield tries.again();
        }
        case Outcome.Missed missed -> {
          unknown |= missed instanceof Outcome.Unknown;
          yield tries.again(missed);
        }
      };
    }

    /** The receiver's booking after it. */
    private Booking received() {
      var tickets = receiver.tickets();
      var kind = tickets == null ? ChangeKind.RECEIVE : ChangeKind.RECEIVE_MORE;
      var change =
          new Change(receiver.revision() + 1, kind, total(), Millis.now(clock), handOver.request());
      return tickets == null
          ? receiver.renewed(change, null, Tickets.secret(random))
          : receiver.changed(change, tickets.with(handOver.serials().count()));
    }

    /**
     * Refuses, but nobody who has the tickets. Where a try of this request, or of an earlier call,
     * may still take effect, a fence takes the place of the look at the receiver's booking.
     */
    private OpenOutcome refuse(OpenOutcome answer) {
      return unknown || request.repeated()
          ? fenced(answer)
          : bookings
              .findForRefusal(receiver.userId(), receiver.bookingId())
              .flatMap(this::decided)
              .orElse(answer);
    }

    /** The answer once no earlier try can take effect, unless the receiver's booking decides. */
    private OpenOutcome fenced(OpenOutcome answer) {
      return fences.answer(answer, receiver, this::decided, new OpenOutcome.TryAgain());
    }
  }
}
