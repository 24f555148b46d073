package boxoffice;

import boxoffice.accounts.CognitoAccounts;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.ApplyEventChanges;
import boxoffice.bookings.BookHandler;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CheckIn;
import boxoffice.bookings.Counter;
import boxoffice.bookings.EmfCounter;
import boxoffice.bookings.ListEventBookings;
import boxoffice.bookings.Reconcile;
import boxoffice.bookings.SettleWaitlist;
import boxoffice.bookings.ShardCounts;
import boxoffice.bookings.SweepBookings;
import boxoffice.dynamodb.FirstContact;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.RehearsalTable;
import boxoffice.dynamodb.Retries;
import boxoffice.dynamodb.Table;
import boxoffice.events.CancelEvent;
import boxoffice.events.CreateEvent;
import boxoffice.events.EventStore;
import boxoffice.events.GetEvent;
import boxoffice.events.ListEvents;
import boxoffice.events.ListMyEvents;
import boxoffice.events.PatchEvent;
import boxoffice.events.PublishEvent;
import boxoffice.events.SeatStore;
import boxoffice.events.SummarizeSeats;
import boxoffice.idempotency.Idempotency;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.crac.Core;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts the functions together: the only place that wires with {@code new} and reads the
 * environment.
 *
 * <p>Clients are made when first asked for, so that a function starts with what it needs and no
 * more.
 */
public final class App {

  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final InstantSource CLOCK = Clock.systemUTC();
  private static final RandomGenerator RANDOM = new SecureRandom();

  /** Held here, for the context of the hooks holds it weakly. */
  private static final Priming PRIMING =
      new Priming(App::rehearsal, () -> FirstContact.make(http()));

  static {
    if ("snap-start".equals(ENVIRONMENT.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      Core.getGlobalContext().register(PRIMING);
    }
  }

  private App() {}

  public static InstantSource clock() {
    return CLOCK;
  }

  public static Table table() {
    return DynamoDb.TABLE;
  }

  public static EventStore events() {
    return new EventStore(table());
  }

  public static SeatStore seats() {
    return new SeatStore(table());
  }

  public static CreateEvent createEvent() {
    return new CreateEvent(events(), RANDOM);
  }

  public static PublishEvent publishEvent() {
    return new PublishEvent(events(), seats(), retries(), CLOCK);
  }

  public static PatchEvent patchEvent() {
    return new PatchEvent(events(), seats(), retries(), CLOCK, RANDOM);
  }

  public static CancelEvent cancelEvent() {
    return new CancelEvent(events(), retries());
  }

  public static GetEvent getEvent() {
    return new GetEvent(events(), seats(), CLOCK);
  }

  public static ListEvents listEvents() {
    return new ListEvents(events(), CLOCK);
  }

  public static ListMyEvents listMyEvents() {
    return new ListMyEvents(events());
  }

  public static Idempotency idempotency() {
    return new Idempotency(table(), CLOCK);
  }

  /** Not one that SnapStart would clone: every instance would pick the same shards. */
  public static RandomGenerator random() {
    return RANDOM;
  }

  public static BookingStore bookings() {
    return new BookingStore(table());
  }

  public static BookTickets bookTickets() {
    return bookTickets(table(), Integer.parseInt(setting("BOOKINGS_PER_SECOND")), new EmfCounter());
  }

  private static BookTickets bookTickets(Table table, int perSecond, Counter counter) {
    var seats = new SeatStore(table);
    return new BookTickets(
        new BookingStore(table),
        seats,
        new ShardCounts(seats::shardCount),
        new RateWindows(table, CLOCK),
        perSecond,
        retries(),
        CLOCK,
        RANDOM,
        counter);
  }

  /** A function of its own, so that nothing it remembers is met later; what it counts is 0. */
  static BookHandler rehearsal() {
    var counter = new EmfCounter();
    return new BookHandler(
        bookTickets(
            RehearsalTable.open(), Integer.MAX_VALUE, (measure, _) -> counter.count(measure, 0)),
        RANDOM);
  }

  public static CancelBooking cancelBooking() {
    return new CancelBooking(
        bookings(),
        shardCounts(),
        rateWindows(),
        Integer.parseInt(setting("CANCELLATIONS_PER_SECOND")),
        retries(),
        CLOCK,
        RANDOM,
        new EmfCounter());
  }

  public static SettleWaitlist settleWaitlist() {
    return new SettleWaitlist(
        bookings(), seats(), shardCounts(), retries(), CLOCK, RANDOM, new EmfCounter());
  }

  public static ListEventBookings listEventBookings() {
    return new ListEventBookings(events(), bookings(), profiles());
  }

  public static CheckIn checkIn() {
    return new CheckIn(events(), bookings(), profiles(), retries(), CLOCK, new EmfCounter());
  }

  public static Reconcile reconcile() {
    return new Reconcile(
        events(),
        seats(),
        bookings(),
        applyEventChanges(),
        summarizeSeats(),
        retries(),
        CLOCK,
        RANDOM,
        new EmfCounter());
  }

  public static ApplyEventChanges applyEventChanges() {
    return new ApplyEventChanges(
        events(), seats(), settleWaitlist(), sweepBookings(), retries(), new EmfCounter());
  }

  public static SummarizeSeats summarizeSeats() {
    return new SummarizeSeats(events(), seats(), CLOCK);
  }

  private static SweepBookings sweepBookings() {
    return new SweepBookings(bookings(), seats(), retries(), CLOCK, RANDOM, new EmfCounter());
  }

  private static ShardCounts shardCounts() {
    return new ShardCounts(seats()::shardCount);
  }

  private static RateWindows rateWindows() {
    return new RateWindows(table(), CLOCK);
  }

  private static Retries retries() {
    return new Retries(CLOCK, RANDOM, App::pause);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public static CognitoAccounts accounts() {
    return new CognitoAccounts(cognito(), userPoolClientId());
  }

  public static ProfileStore profiles() {
    return new ProfileStore(table());
  }

  public static CognitoIdentityProviderClient cognito() {
    return Cognito.CLIENT;
  }

  /** The app client of the user pool. */
  public static String userPoolClientId() {
    return setting("USER_POOL_CLIENT_ID");
  }

  static String setting(String name) {
    var value = ENVIRONMENT.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable %s is missing".formatted(name));
    }
    return value;
  }

  private static UrlConnectionHttpClient.Builder http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(1))
        .socketTimeout(Duration.ofSeconds(2));
  }

  private static final class DynamoDb {
    static final Table TABLE =
        new Table(
            DynamoDbClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(3)))
                .build(),
            setting("TABLE_NAME"));
  }

  private static final class Cognito {
    static final CognitoIdentityProviderClient CLIENT =
        CognitoIdentityProviderClient.builder()
            .httpClientBuilder(http())
            .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(8)))
            .build();
  }
}
