package boxoffice;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.SlowTable;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.PublishedEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The table stands still for longer than a transaction waits, again and again, while people book.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FrozenTableTest {

  private static final int USERS = 50;
  private static final int SEATS = 30;
  private static final int MOST_REPEATS = 20;
  private static final int FREEZES = 4;
  private static final Duration FROZEN = Duration.ofMillis(2_300);
  private static final Duration THAWED = Duration.ofMillis(400);

  private final InstantSource clock = InstantSource.system();
  private final Table plain = LocalDynamoDb.newTable();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  @Test
  void everybody_has_what_they_were_told() throws Exception {
    PublishedEvents.publish(plain, SEATS, clock.instant());
    var answered = new TreeMap<String, BookingState>();
    try (var slow = new SlowTable();
        var weather = Executors.newSingleThreadScheduledExecutor();
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      freezeAgainAndAgain(slow, weather);
      var all = new HashMap<String, Future<Optional<BookingState>>>();
      for (var user : IntStream.range(0, USERS).mapToObj("user-%02d"::formatted).toList()) {
        // A function instance each, for an instance on Lambda serves one request at a time.
        var app = app(ProductionTable.at(slow.address(), plain.name(), _ -> {}));
        all.put(user, people.submit(() -> bookAndMayCancel(app, user)));
      }
      for (var user : all.keySet()) {
        all.get(user).get(3, TimeUnit.MINUTES).ifPresent(state -> answered.put(user, state));
      }
      weather.shutdownNow();
      slow.thaw();
      slow.awaitQuiet();
    }
    app(plain).settleWaitlist().settle(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));

    System.out.println("a frozen table: " + new TreeMap<>(answers));
    var ledger = Ledger.read(plain, SEATS);
    assertThat(ledger.violationsAtRest()).isEmpty();
    var live = new TreeMap<String, BookingState>();
    for (var item : ledger.bookings()) {
      if (item.number("generation") == 0) {
        // A fence, written before a refusal.
        continue;
      }
      live.put(item.text("userId"), BookingState.valueOf(item.text("state")));
    }
    assertThat(live).isEqualTo(answered);
  }

  /** Each third one cancels. Returns the state that the last answer named; none if refused. */
  private Optional<BookingState> bookAndMayCancel(App app, String user) {
    var number = Integer.parseInt(user.substring(5));
    var booked = false;
    for (var repeat = 0; repeat < MOST_REPEATS && !booked; repeat++) {
      var request = request(user, 1 + number % 2, repeat > 0);
      switch (counted(() -> app.bookTickets().book(request))) {
        case BookOutcome.Booked _, BookOutcome.Repeated _ -> booked = true;
        case BookOutcome.Refused _ -> {
          return Optional.empty();
        }
        case BookOutcome.TryAgain _ -> {}
        default -> throw new AssertionError();
      }
    }
    if (!booked) {
      throw new AssertionError("not answered");
    }
    if (number % 3 > 0) {
      return Optional.of(BookingState.CONFIRMED);
    }
    for (var repeat = 0; repeat < MOST_REPEATS; repeat++) {
      if (cancelled(app, user)) {
        app(plain).settleWaitlist().settle(EVENT_ID, clock.instant().plus(Duration.ofMinutes(1)));
        return Optional.of(BookingState.CANCELLED);
      }
    }
    throw new AssertionError("not answered");
  }

  private static BookRequest request(String user, int quantity, boolean repeated) {
    return new BookRequest(
        EVENT_ID, user, quantity, OnSoldOut.REJECT, RequestKey.of(user, "the same"), repeated);
  }

  private boolean cancelled(App app, String user) {
    try {
      var outcome = app.cancelBooking().cancel(CancelRequest.any(user, Booking.id(EVENT_ID, user)));
      count("cancel " + outcome.getClass().getSimpleName());
      return outcome instanceof CancelOutcome.Cancelled;
    } catch (TableUnavailable _) {
      count("cancel, table unavailable");
      return false;
    }
  }

  private BookOutcome counted(Supplier<BookOutcome> call) {
    try {
      var outcome = call.get();
      count("book " + outcome.getClass().getSimpleName());
      return outcome;
    } catch (TableUnavailable _) {
      // Over HTTP the same as try again.
      count("book, table unavailable");
      return new BookOutcome.TryAgain();
    }
  }

  private void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  private static void freezeAgainAndAgain(SlowTable slow, ScheduledExecutorService weather) {
    for (var time = 0; time < FREEZES; time++) {
      var begins = FROZEN.plus(THAWED).multipliedBy(time).toMillis();
      weather.schedule(slow::freeze, begins, TimeUnit.MILLISECONDS);
      weather.schedule(slow::thaw, begins + FROZEN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private App app(Table table) {
    return new App(
        table, clock, new Random(1), _ -> {}, (_, _) -> {}, Settings.withLimits(Integer.MAX_VALUE));
  }
}
