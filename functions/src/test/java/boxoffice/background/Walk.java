package boxoffice.background;

import boxoffice.App;
import boxoffice.Settings;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Runs of Reconcile over small events, on a clock that goes on only when an event is begun. Events
 * are named by their numbers, in the order of their ids.
 */
final class Walk {

  final Table table = LocalDynamoDb.newTable();
  final TestClock clock = new TestClock("2026-11-23T12:00:00Z");

  /** The events that were begun, in order, by all runs. */
  final List<Integer> begun = new ArrayList<>();

  /** What the run that ended last counted. */
  final Map<Measure, Long> counts = new EnumMap<>(Measure.class);

  /** How many requests were sent by all runs. */
  int requests;

  private final Map<Integer, Runnable> duringEvents = new HashMap<>();
  private final Duration each;
  private boolean losesWrites;
  private final App app =
      new App(
          LocalDynamoDb.through(table, new Watching()),
          clock,
          new Random(1),
          _ -> {},
          counts::put,
          Settings.withLimits(1));

  /** Of this many events, each of which takes a minute. */
  Walk(int events) {
    this(events, Duration.ofMinutes(1));
  }

  /** Of this many events, each of which takes so long. */
  Walk(int events, Duration each) {
    this.each = each;
    publish(IntStream.rangeClosed(1, events).toArray());
  }

  void publish(int... numbers) {
    PublishedEvents.publishAll(
        table, IntStream.of(numbers).mapToObj(Walk::id).toList(), 2, clock.instant());
  }

  /** A run that begins events for so many minutes. */
  Reconciliation run(int minutes) {
    return run(Duration.ofMinutes(minutes));
  }

  Reconciliation run(Duration time) {
    return app.reconcile().reconcile(clock.instant().plus(time));
  }

  /** A run that has time for everything. */
  Reconciliation run() {
    return run(10_000);
  }

  void later(int minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }

  /** What happens at each request for an event, from now on. */
  void during(int event, Runnable action) {
    duringEvents.put(event, action);
  }

  /** Requests for this event get no answer. */
  void loses(int event) {
    during(
        event,
        () -> {
          throw SdkClientException.create("lost");
        });
  }

  /** A run ends where it comes to this event. */
  void endsAt(int event) {
    during(
        event,
        () -> {
          throw new Killed();
        });
  }

  void heal(int event) {
    duringEvents.remove(event);
  }

  /** Whether the position is lost instead of written, from now on. */
  void losesWrites(boolean loses) {
    losesWrites = loses;
  }

  static String id(int number) {
    return "%032x".formatted(number);
  }

  private final class Watching implements ExecutionInterceptor {

    private boolean positionIsNew;

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      requests++;
      var afterPosition = positionIsNew;
      positionIsNew = context.request() instanceof PutItemRequest;
      if (positionIsNew && losesWrites) {
        throw SdkClientException.create("lost");
      }
      if (afterPosition && context.request() instanceof GetItemRequest get) {
        begins(get.key().get("PK").s());
      }
      if (!positionIsNew && !duringEvents.isEmpty()) {
        var request = context.request().toString();
        Map.copyOf(duringEvents)
            .forEach(
                (number, action) -> {
                  if (request.contains(id(number))) {
                    action.run();
                  }
                });
      }
    }

    /** The first request for an event is the next one after its position. */
    private void begins(String partition) {
      if (partition.startsWith("EVENT#")) {
        begun.add(Integer.parseInt(partition.substring("EVENT#".length()), 16));
        clock.advance(each);
      }
    }
  }
}
