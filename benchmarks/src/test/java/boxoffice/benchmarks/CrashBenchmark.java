package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The local system with data in a folder, killed amid bookings again and again: is every answer
 * that a client has in the table afterwards, and does Reconcile find a difference? Options: {@code
 * kills}, {@code users} (each has a booking under way), {@code seats} of each event, {@code seed}.
 */
final class CrashBenchmark {

  private static final int AT_ONCE = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private CrashBenchmark() {}

  /**
   * One kill.
   *
   * @param booked answers 201 that clients had before it
   * @param otherwise other answers
   * @param unanswered calls whose answer never came
   * @param lost bookings of answers that are not in the table afterwards
   * @param differences what Reconcile found, repaired or left
   */
  private record Kill(int booked, int otherwise, int unanswered, int lost, int differences) {}

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var seats = options.number("seats", 2_000);
    var random = new Random(options.number("seed", 1));
    var kills = new ArrayList<Kill>();
    List<Accounts.Account> accounts = List.of();
    try (var data = DataFolder.create()) {
      for (var kill = 1; kill <= options.number("kills", 20); kill++) {
        Answers answers;
        try (var system = start(data)) {
          var api = new Api(system);
          accounts = accounts.isEmpty() ? Accounts.register(api, AT_ONCE, users) : accounts;
          var tokens = Accounts.logIn(api, AT_ONCE, accounts);
          answers = new Answers(system, tokens, 1 + random.nextInt(users - 1));
          answers.until(api.publish(tokens.getFirst(), seats));
        }
        try (var system = start(data)) {
          var api = new Api(system);
          // The pool is on another port now, and takes its own tokens alone.
          var tokens = Accounts.logIn(api, AT_ONCE, accounts);
          kills.add(
              new Kill(
                  answers.booked.size(),
                  answers.otherwise.size(),
                  users - answers.booked.size() - answers.otherwise.size(),
                  lost(api, tokens, answers.booked),
                  differences(system)));
        }
        System.out.printf("crash %d: %s%n", kill, kills.getLast());
      }
    }
    return report(users, seats, kills);
  }

  private static RunningSystem start(DataFolder data) throws IOException {
    return RunningSystem.start(
        Map.of(
            "data",
            data.path().toString(),
            "parameters",
            RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)));
  }

  /** Bookings under way, and what came of them. */
  private static final class Answers {

    private final Map<Integer, String> booked = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> otherwise = new ConcurrentHashMap<>();
    private final RunningSystem system;
    private final Api api;
    private final List<String> tokens;
    private final CountDownLatch enough;

    Answers(RunningSystem system, List<String> tokens, int enough) {
      this.system = system;
      this.api = new Api(system);
      this.tokens = tokens;
      this.enough = new CountDownLatch(enough);
    }

    /** Lets all users book at once, and kills the system when enough have an answer. */
    void until(String eventId) throws Exception {
      var threads =
          IntStream.range(0, tokens.size())
              .mapToObj(user -> Thread.ofVirtual().start(() -> book(eventId, user)))
              .toList();
      enough.await();
      system.process().destroyForcibly();
      for (var thread : threads) {
        thread.join();
      }
    }

    private void book(String eventId, int user) {
      try {
        var answer = api.book(eventId, tokens.get(user));
        if (answer.statusCode() == 201) {
          booked.put(user, Api.json(answer).path("bookingId").asText());
        } else {
          otherwise.put(user, answer.statusCode());
        }
        enough.countDown();
      } catch (IOException _) {
        // Killed before it answered: this client knows nothing, and so has nothing to lose.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int lost(Api api, List<String> tokens, Map<Integer, String> booked)
      throws Exception {
    var lost = 0;
    for (var booking : booked.entrySet()) {
      var answer =
          api.call(
              "GET", "/bookings/" + booking.getValue(), tokens.get(booking.getKey()), Map.of());
      if (answer.statusCode() != 200
          || !"CONFIRMED".equals(Api.json(answer).path("state").asText())) {
        lost++;
      }
    }
    return lost;
  }

  private static int differences(RunningSystem system) throws Exception {
    var report = JSON.readTree(system.invoke("Reconcile").body());
    if (report.path("events").asInt() == 0 || report.path("unchecked").asInt() > 0) {
      throw new IllegalStateException("Reconcile did not check every event: " + report);
    }
    return report.path("repaired").size() + report.path("differences").size();
  }

  private static Report report(int users, int seats, List<Kill> kills) {
    return new Report()
        .table(
            "Killed %d times amid %d bookings at once of an event of %d seats"
                .formatted(kills.size(), users, seats),
            List.of("answers 201", "other answers", "no answer", "lost", "differences"),
            List.of(
                List.of(
                    sum(kills, Kill::booked),
                    sum(kills, Kill::otherwise),
                    sum(kills, Kill::unanswered),
                    sum(kills, Kill::lost),
                    sum(kills, Kill::differences))))
        .figures(kills);
  }

  private static String sum(List<Kill> kills, ToIntFunction<Kill> count) {
    return String.valueOf(kills.stream().mapToInt(count).sum());
  }
}
