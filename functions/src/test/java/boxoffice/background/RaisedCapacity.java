package boxoffice.background;

import boxoffice.App;
import boxoffice.Ledger;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.WaitingCrowd;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.TestContext;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The runs of the function SettleWaitlist after the capacity of a sold-out event was raised by as
 * many seats as groups of one wait. In the batch of each run a ticket of another event comes back
 * too, for which somebody waits. Only the requests of the function take time, and always the same.
 *
 * <p>The function that applies changes of events, which settles as well, does not run here.
 */
public final class RaisedCapacity {

  /** As many as an event can have. */
  private static final int SHARDS = 64;

  private static final String OTHER = "f".repeat(32);

  /**
   * How long requests to the table take.
   *
   * @param write a transaction or an update
   */
  public record Pace(Duration read, Duration write) {}

  /**
   * One run of the function.
   *
   * @param promoted how many groups of the event were promoted
   * @param millis how long it took
   * @param otherPromoted whether who waits for the other event was promoted in it
   */
  public record Run(int promoted, long millis, boolean otherPromoted) {}

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final Table table = LocalDynamoDb.newTable();
  private final App people = TestApp.on(table, clock);
  private final SettleWaitlistHandler handler;
  private final Event event;
  private final List<Key> shards;
  private final int groups;

  /** Sells out both events and lets so many groups wait. */
  public RaisedCapacity(int groups, Pace pace) {
    this.groups = groups;
    event = PublishedEvents.publish(table, 32 * SHARDS, clock.instant());
    PublishedEvents.publish(table, OTHER, 1, clock.instant());
    shards =
        Stream.concat(
                IntStream.range(0, SHARDS).mapToObj(shard -> Keys.seats(event.eventId(), shard)),
                Stream.of(Keys.seats(OTHER, 0)))
            .toList();
    resize(1);
    book(event.eventId(), "holder");
    book(OTHER, other(0));
    WaitingCrowd.join(table, event.eventId(), SHARDS, groups, clock.instant());
    var function =
        TestApp.on(LocalDynamoDb.through(table, takingTime(pace)), clock, clock::advance);
    handler = new SettleWaitlistHandler(function.settleWaitlist(), clock);
  }

  /** Raises the capacity; runs the function for as long as the stream calls it for the event. */
  public List<Run> runs() {
    var runs = new ArrayList<Run>();
    var calls = callsAfter(() -> resize(1 + groups));
    while (!calls.isEmpty()) {
      var guest = runs.size();
      var batch = new ArrayList<>(calls);
      batch.addAll(callsAfter(() -> comesBack(guest)));
      calls = callsAfter(() -> runs.add(run(batch, other(guest + 1))));
    }
    return runs;
  }

  /** What both events have at the end. */
  public List<Ledger> ledgers() {
    return List.of(Ledger.read(table, event.eventId(), 1 + groups), Ledger.read(table, OTHER, 1));
  }

  private Run run(List<DynamodbStreamRecord> records, String waiter) {
    var batch = new DynamodbEvent();
    batch.setRecords(records);
    var begin = clock.instant();
    var waiting = waiting();
    var failures = handler.handleRequest(batch, new TestContext(60_000)).getBatchItemFailures();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("to be tried again: " + failures);
    }
    return new Run(
        waiting - waiting(),
        Duration.between(begin, clock.instant()).toMillis(),
        people.bookings().find(waiter, Booking.id(OTHER, waiter)).orElseThrow().state()
            == BookingState.CONFIRMED);
  }

  private void resize(int capacity) {
    new Organizer(people, people.events().find(event.eventId()).orElseThrow()).resize(capacity);
  }

  private void book(String eventId, String user) {
    var outcome =
        people
            .bookTickets()
            .book(
                new BookRequest(
                    eventId,
                    user,
                    1,
                    OnSoldOut.WAITLIST,
                    RequestKey.of("key of " + user, ""),
                    false));
    if (!(outcome instanceof BookOutcome.Booked || outcome instanceof BookOutcome.Waiting)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** The ticket of this guest of the other event comes back, for which the next one waits. */
  private void comesBack(int guest) {
    book(OTHER, other(guest + 1));
    var user = other(guest);
    people.cancelBooking().cancel(CancelRequest.any(user, Booking.id(OTHER, user)));
  }

  private static String other(int number) {
    return "guest " + number;
  }

  private int waiting() {
    return people.seats().read(event.eventId(), SHARDS).waiting();
  }

  private List<Item> items() {
    return shards.stream().map(key -> table.get(key).orElseThrow()).toList();
  }

  /** The records that call the function, of seat shards that an action changes: one of each. */
  private List<DynamodbStreamRecord> callsAfter(Runnable action) {
    var before = items();
    action.run();
    var after = items();
    return IntStream.range(0, after.size())
        .mapToObj(n -> record(n, before.get(n), after.get(n)))
        .filter(record -> SettleWaitlistHandler.triggeredBy(record).isPresent())
        .toList();
  }

  private static DynamodbStreamRecord record(int number, Item before, Item after) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(Integer.toString(number))
            .withOldImage(image(before))
            .withNewImage(image(after)));
    return record;
  }

  private static Map<String, AttributeValue> image(Item item) {
    var image = new HashMap<String, AttributeValue>();
    item.attributes()
        .forEach(
            (name, value) ->
                image.put(name, new AttributeValue().withS(value.s()).withN(value.n())));
    return image;
  }

  private ExecutionInterceptor takingTime(Pace pace) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        clock.advance(
            switch (context.request()) {
              case TransactWriteItemsRequest _, UpdateItemRequest _ -> pace.write();
              default -> pace.read();
            });
      }
    };
  }
}
