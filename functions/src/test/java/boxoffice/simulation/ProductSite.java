package boxoffice.simulation;

import boxoffice.accounts.ProfileStore;
import boxoffice.attendees.CheckIn;
import boxoffice.attendees.CheckInOutcome;
import boxoffice.background.ApplyEventChanges;
import boxoffice.background.ApplyEventChangesHandler;
import boxoffice.background.SettleWaitlist;
import boxoffice.background.SettleWaitlistHandler;
import boxoffice.background.SweepBookings;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.Refusal;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.EventStore;
import boxoffice.events.OrganizerCalls;
import boxoffice.http.User;
import boxoffice.metrics.Counter;
import boxoffice.seats.SeatStore;
import boxoffice.seats.ShardCounts;
import boxoffice.simulation.memory.StreamRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The product's own classes, put together as it puts them together. */
public final class ProductSite implements Site {

  private static final Counter UNCOUNTED = (_, _) -> {};

  /** The secret of every ticket: {@link Line} draws nothing but zeros. */
  private static final String SECRET = "A".repeat(16);

  private static final Duration LONG_ENOUGH = Duration.ofDays(1);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Table table;
  private final BookingStore bookings;
  private final SeatStore seats;
  private final ShardCounts shardCounts;
  private final RateWindows rates;
  private final Retries retries;
  private final BookTickets bookTickets;

  public ProductSite(
      DynamoDbClient client, InstantSource clock, RandomGenerator random, OptionalInt knownShards) {
    this.clock = clock;
    this.random = random;
    table = new Table(client, World.TABLE);
    bookings = new BookingStore(table);
    seats = new SeatStore(table);
    shardCounts =
        new ShardCounts(
            eventId -> knownShards.isPresent() ? knownShards : seats.shardCount(eventId));
    rates =
        new RateWindows(
            knownShards.isPresent() ? new Table(new Unlimited(), World.TABLE) : table, clock);
    // The scheduler decides how long anything takes: jitter would only be one more choice for it.
    retries = new Retries(clock, (LeastJitter) () -> 0, _ -> {});
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
  }

  /** Always the shortest pause. */
  private interface LeastJitter extends RandomGenerator {
    @Override
    default int nextInt(int origin, int bound) {
      return origin;
    }
  }

  /** Counts every call as the first of its second. */
  private static final class Unlimited implements DynamoDbClient {

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return UpdateItemResponse.builder().attributes(Attributes.of("calls", 1)).build();
    }

    @Override
    public String serviceName() {
      return DynamoDbClient.SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Override
  public Answer carryOut(Call call) {
    try {
      return switch (call) {
        case Call.Book book -> answer(bookTickets.book(command(book)));
        case Call.Cancel(var user) ->
            answer(cancelBooking().cancel(user, Booking.id(World.EVENT_ID, user)));
        case Call.CheckIn(var user, var key) -> answer(checkIn().checkIn(command(user, key)));
        case Call.Resize(var capacity) -> answer(organizer().resize(World.EVENT_ID, capacity));
        case Call.Limit(var most) -> answer(organizer().limit(World.EVENT_ID, most));
        case Call.Move(var from, var until, var start) ->
            answer(organizer().move(World.EVENT_ID, from, until, start));
        case Call.CancelEvent() -> answer(organizer().cancel(World.EVENT_ID));
        case Call.Settle() ->
            switch (settleWaitlist().settle(World.EVENT_ID)) {
              case SETTLED -> new Answer.Done();
              case GAVE_UP -> new Answer.GaveUp();
            };
        case Call.Apply() ->
            switch (applyEventChanges().apply(World.EVENT_ID, clock.instant().plus(LONG_ENOUGH))) {
              case APPLIED -> new Answer.Done();
              case GAVE_UP -> new Answer.GaveUp();
            };
      };
    } catch (TableUnavailable _) {
      return call instanceof Call.FromStream ? new Answer.GaveUp() : new Answer.TryAgain();
    }
  }

  @Override
  public Set<Call.FromStream> triggeredBy(StreamRecord record) {
    var lambda = LambdaRecords.of(record);
    var calls = new HashSet<Call.FromStream>();
    SettleWaitlistHandler.triggeredBy(lambda).ifPresent(_ -> calls.add(new Call.Settle()));
    ApplyEventChangesHandler.triggeredBy(lambda).ifPresent(_ -> calls.add(new Call.Apply()));
    return calls;
  }

  private CancelBooking cancelBooking() {
    return new CancelBooking(
        bookings, shardCounts, rates, Integer.MAX_VALUE, retries, clock, random, UNCOUNTED);
  }

  private CheckIn checkIn() {
    return new CheckIn(
        new EventStore(table), bookings, new ProfileStore(table), retries, clock, UNCOUNTED);
  }

  private SettleWaitlist settleWaitlist() {
    return new SettleWaitlist(bookings, seats, shardCounts, retries, clock, random, UNCOUNTED);
  }

  private ApplyEventChanges applyEventChanges() {
    var sweep = new SweepBookings(bookings, seats, retries, clock, random, UNCOUNTED);
    return new ApplyEventChanges(
        new EventStore(table), seats, settleWaitlist(), sweep, retries, UNCOUNTED);
  }

  private OrganizerCalls organizer() {
    return new OrganizerCalls(table, retries, clock, random);
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

  /** The ticket that whoever has a booking has. */
  private static CheckIn.Command command(String user, String key) {
    var bookingId = Booking.id(World.EVENT_ID, user);
    return new CheckIn.Command(
        new User("admin", Set.of("admins")),
        World.EVENT_ID,
        TicketCode.parse(bookingId + "." + SECRET).orElseThrow(),
        RequestKey.of(key, bookingId));
  }

  private static Answer answer(CheckInOutcome outcome) {
    return switch (outcome) {
      case CheckInOutcome.CheckedIn _ -> new Answer.CheckedIn();
      case CheckInOutcome.CheckedInBefore _ -> new Answer.CheckedInBefore();
      case CheckInOutcome.BookingCancelled _, CheckInOutcome.EventCancelled _ ->
          new Answer.NotLetIn();
      // Also said of a booking that the index does not show yet.
      case CheckInOutcome.NoSuchTicket _ -> new Answer.NoSuchBooking();
      case CheckInOutcome.TryAgain _ -> new Answer.TryAgain();
      case CheckInOutcome.NoSuchEvent _, CheckInOutcome.NotAllowed _ ->
          throw new IllegalStateException(outcome.toString());
    };
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
      case CancelOutcome.CheckedIn _ -> new Answer.CheckedInBefore();
      case CancelOutcome.TryAgain _, CancelOutcome.TooOften _ -> new Answer.TryAgain();
    };
  }

  private static Answer answer(OrganizerCalls.Result result) {
    return switch (result) {
      case DONE -> new Answer.Changed();
      case REFUSED -> new Answer.NotChanged();
      case UNSURE -> new Answer.TryAgain();
    };
  }
}
