package boxoffice.simulation;

import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.Counter;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.Refusal;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.SettleWaitlist;
import boxoffice.bookings.SettleWaitlistHandler;
import boxoffice.bookings.ShardCounts;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Retries;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.SeatStore;
import boxoffice.simulation.memory.StreamRecord;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The product's own classes, put together as it puts them together. */
public final class ProductSite implements Site {

  private static final Counter UNCOUNTED = (_, _) -> {};

  private final BookTickets bookTickets;
  private final CancelBooking cancelBooking;
  private final SettleWaitlist settleWaitlist;

  public ProductSite(DynamoDbClient client, InstantSource clock, RandomGenerator random) {
    var table = new Table(client, World.TABLE);
    var bookings = new BookingStore(table);
    var seats = new SeatStore(table);
    var shardCounts = new ShardCounts(seats::shardCount);
    var rates = new RateWindows(table, clock);
    // The scheduler decides how long anything takes: jitter would only be one more choice for it.
    var retries = new Retries(clock, (LeastJitter) () -> 0, _ -> {});
    bookTickets =
        new BookTickets(
            bookings,
            seats,
            shardCounts,
            rates,
            Integer.MAX_VALUE,
            retries,
            clock,
            random,
            UNCOUNTED);
    cancelBooking =
        new CancelBooking(
            bookings, shardCounts, rates, Integer.MAX_VALUE, retries, clock, random, UNCOUNTED);
    settleWaitlist = new SettleWaitlist(bookings, seats, shardCounts, retries, clock, UNCOUNTED);
  }

  /** Always the shortest pause. */
  private interface LeastJitter extends RandomGenerator {
    @Override
    default int nextInt(int origin, int bound) {
      return origin;
    }
  }

  @Override
  public Answer carryOut(Call call) {
    try {
      return switch (call) {
        case Call.Book book -> answer(bookTickets.book(command(book)));
        case Call.Cancel(var user) ->
            answer(cancelBooking.cancel(user, Booking.id(World.EVENT_ID, user)));
        case Call.Settle() ->
            switch (settleWaitlist.settle(World.EVENT_ID)) {
              case SETTLED -> new Answer.Settled();
              case GAVE_UP -> new Answer.GaveUp();
            };
      };
    } catch (TableUnavailable _) {
      return call instanceof Call.Settle ? new Answer.GaveUp() : new Answer.TryAgain();
    }
  }

  @Override
  public boolean triggers(StreamRecord record) {
    return SettleWaitlistHandler.triggeredBy(LambdaRecords.of(record)).isPresent();
  }

  private static BookTickets.Command command(Call.Book book) {
    var onSoldOut = book.waitlist() ? OnSoldOut.WAITLIST : OnSoldOut.REJECT;
    return new BookTickets.Command(
        World.EVENT_ID,
        book.user(),
        book.quantity(),
        onSoldOut,
        RequestKey.of(book.key(), book.quantity() + " " + onSoldOut));
  }

  private static Answer answer(BookOutcome outcome) {
    return switch (outcome) {
      case BookOutcome.Booked _ -> new Answer.Booked();
      case BookOutcome.Waiting _ -> new Answer.Waiting();
      case BookOutcome.AlreadyYours _ -> new Answer.AlreadyYours();
      case BookOutcome.Repeated(var _, var status) -> new Answer.Repeated(status);
      case BookOutcome.DifferentQuantity _ -> new Answer.DifferentQuantity();
      case BookOutcome.KeyReused _ -> new Answer.KeyReused();
      case BookOutcome.Refused(var reason) ->
          new Answer.Refused(
              switch (reason) {
                case Refusal.SoldOut _, Refusal.NotEnoughSeats _ -> true;
                case Refusal.SalesClosed _, Refusal.TooManyTickets _ -> false;
              });
      case BookOutcome.TryAgain _, BookOutcome.TooOften _ -> new Answer.TryAgain();
      case BookOutcome.NoSuchEvent _ -> throw new IllegalStateException("the event is gone");
    };
  }

  private static Answer answer(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Cancelled _ -> new Answer.Cancelled();
      case CancelOutcome.NoSuchBooking _ -> new Answer.NoSuchBooking();
      case CancelOutcome.TooLate _ -> new Answer.TooLate();
      case CancelOutcome.TryAgain _, CancelOutcome.TooOften _ -> new Answer.TryAgain();
    };
  }
}
