package boxoffice.benchmarks;

import boxoffice.App;
import boxoffice.Settings;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.Table;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a part of the way takes by itself. */
record Part(String name, double perSecond, double p50, double p99) {

  /** The gateway and a function that does nothing. */
  static Part health(Api api, int clients, int turns) throws Exception {
    return measure(
        clients,
        turns,
        "GET /health: gateway and an empty function",
        (_, _) -> api.succeed("GET", "/health", "", Map.of()));
  }

  /**
   * The same bookings by the same code on the same table, reached over HTTP, with no gateway
   * between.
   */
  static Part protocol(Table table, String eventId, int clients, int turns) throws Exception {
    var random = new SecureRandom();
    var book =
        new App(
                table,
                Clock.systemUTC(),
                random,
                Part::pause,
                (_, _) -> {},
                Settings.withLimits(Integer.MAX_VALUE))
            .bookTickets();
    return measure(
        clients,
        turns,
        "one ticket booked by the protocol, without HTTP and gateway",
        (_, _) -> {
          var outcome =
              book.book(
                  new BookRequest(
                      eventId,
                      UUID.randomUUID().toString(),
                      1,
                      OnSoldOut.REJECT,
                      RequestKey.random(random, "1"),
                      false));
          if (!(outcome instanceof BookOutcome.Booked)) {
            throw new IllegalStateException(outcome.toString());
          }
        });
  }

  private static Part measure(int clients, int turns, String name, Clients.Turn turn)
      throws Exception {
    var times = new ConcurrentLinkedQueue<Long>();
    var seconds =
        Clients.seconds(
            clients,
            turns,
            (client, number) -> {
              var began = System.nanoTime();
              turn.take(client, number);
              times.add(System.nanoTime() - began);
            });
    var latencies = new Latencies(List.copyOf(times));
    return new Part(name, turns / seconds, latencies.millis(0.5), latencies.millis(0.99));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
