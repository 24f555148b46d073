package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How late the gates of an event close that is cancelled in a rush: bookings that were asked for
 * after the organizer had the answer, and still succeeded. Options: {@code events}, {@code users},
 * {@code clients}.
 */
final class GateBenchmark {

  private static final int CAPACITY = 2_000;

  /** So many bookings of an event before it is cancelled. */
  private static final int RUSH = 300;

  private GateBenchmark() {}

  /**
   * An event that was cancelled.
   *
   * @param late bookings that were asked for later, and succeeded
   * @param millis from the answer to the cancellation until the last of them was asked for
   */
  private record Closing(int late, double millis) {}

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var clients = options.number("clients", 16);
    var closings = new ArrayList<Closing>();
    var parameters = RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS);
    try (var system = RunningSystem.start(Map.of("parameters", parameters))) {
      var api = new Api(system);
      var tokens = Accounts.logIn(api, clients, Accounts.register(api, clients, users));
      // The first ones warm the system up.
      for (var event = -3; event < options.number("events", 20); event++) {
        var closing = close(api, tokens, clients);
        if (event >= 0) {
          closings.add(closing);
        }
      }
    }
    return new Report()
        .table(
            "%d events cancelled in a rush of %d clients".formatted(closings.size(), clients),
            List.of("", "median (least to most)"),
            List.of(
                List.of(
                    "bookings that were asked for after the answer, and succeeded",
                    Spread.of(closings.stream().map(c -> (double) c.late()).toList()).text("%.0f")),
                List.of(
                    "ms until the last of them was asked for",
                    Spread.of(closings.stream().map(Closing::millis).toList()).text("%.0f"))))
        .figures(closings);
  }

  private static Closing close(Api api, List<String> tokens, int clients) throws Exception {
    var eventId = api.publish(tokens.getFirst(), CAPACITY);
    var asked = new ConcurrentLinkedQueue<Long>();
    var rush = new CountDownLatch(RUSH);
    var people = new ArrayList<Thread>();
    for (var client = 0; client < clients; client++) {
      var own =
          tokens.subList(client * tokens.size() / clients, (client + 1) * tokens.size() / clients);
      people.add(Thread.startVirtualThread(() -> book(api, eventId, own, asked, rush)));
    }
    if (!rush.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("there is no rush");
    }
    api.succeed("POST", "/events/" + eventId + "/cancel", tokens.getFirst(), Map.of());
    var answered = System.nanoTime();
    for (var person : people) {
      person.join();
    }
    var late = asked.stream().filter(time -> time > answered).mapToLong(time -> time).toArray();
    var last = Arrays.stream(late).max().orElse(answered);
    return new Closing(late.length, (last - answered) / 1e6);
  }

  /** Books and cancels for one user after the other until the event takes no booking. */
  private static void book(
      Api api,
      String eventId,
      List<String> tokens,
      ConcurrentLinkedQueue<Long> asked,
      CountDownLatch rush) {
    try {
      for (var turn = 0; ; turn++) {
        var token = tokens.get(turn % tokens.size());
        var began = System.nanoTime();
        var booked =
            api.insist(
                "POST", "/events/" + eventId + "/bookings", token, Map.of("quantity", 1), _ -> {});
        if (booked.statusCode() == 409) {
          return;
        }
        asked.add(began);
        rush.countDown();
        api.insist(
            "DELETE",
            "/bookings/" + Api.json(booked).path("bookingId").asText(),
            token,
            Map.of(),
            _ -> {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
