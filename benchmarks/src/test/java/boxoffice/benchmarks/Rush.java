package boxoffice.benchmarks;

import boxoffice.Ledger;
import boxoffice.dynamodb.Table;
import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many users, some clients, one event: the local system over HTTP. A user without a booking books 1
 * to 10 tickets; a user with one cancels it, one time in four; so an event with few users has seats
 * left and one with many is sold out again and again.
 */
final class Rush {

  private static final int CANCEL_ONE_IN = 4;
  private static final int MAX_TICKETS = 10;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final RunningSystem system;
  private final Api api;
  private final Table table;
  private final int clients;
  private final int capacity;

  /**
   * A rush to come.
   *
   * @param table the system's table, for a look at it afterwards
   * @param clients how many calls are under way at once
   * @param capacity seats of the event
   */
  Rush(RunningSystem system, Table table, int clients, int capacity) {
    this.system = system;
    this.api = new Api(system);
    this.table = table;
    this.clients = clients;
    this.capacity = capacity;
  }

  /** Somebody with an account, and the booking they know to have, with an empty id for none. */
  static final class User {

    private final String token;
    private String bookingId = "";
    private int tickets;

    User(String token) {
      this.token = token;
    }

    String token() {
      return token;
    }

    boolean books() {
      return !bookingId.isEmpty();
    }
  }

  /**
   * One run.
   *
   * @param attempts to book; a call answered 503, "repeat with the same key", is repeated
   * @param statuses how many of those calls were answered with each HTTP status
   * @param counted what the functions counted meanwhile, by the name of the metric
   * @param cpuSeconds what the processes worked meanwhile
   * @param violations of the invariants, read from the table afterwards
   */
  record Run(
      int users,
      int attempts,
      int cancellations,
      Map<Integer, Integer> statuses,
      Map<String, Long> counted,
      double seconds,
      double p50,
      double p99,
      double p999,
      Map<String, Double> cpuSeconds,
      List<String> violations) {

    int confirmed() {
      return statuses.getOrDefault(201, 0);
    }

    int refused() {
      return statuses.getOrDefault(409, 0);
    }

    long conflicts() {
      return counted.getOrDefault("Conflicts", 0L);
    }

    long throttles() {
      return counted.getOrDefault("Throttles", 0L);
    }

    int unsure() {
      return statuses.getOrDefault(503, 0) + statuses.getOrDefault(504, 0);
    }
  }

  /** So many users, registered, confirmed and logged in by the API. */
  List<User> register(int number) throws Exception {
    var accounts = Accounts.register(api, clients, number);
    return Accounts.logIn(api, clients, accounts).stream().map(User::new).toList();
  }

  /** A new event on sale; answers its id. */
  String publish(User organizer) throws IOException, InterruptedException {
    return api.publish(organizer.token, capacity);
  }

  /**
   * Lets these users make so many calls for a new event.
   *
   * @param seed of what they decide; who comes when is left to the machine
   */
  Run run(List<User> all, int calls, long seed) throws Exception {
    var eventId = publish(all.getFirst());
    all.forEach(user -> user.bookingId = "");
    var idle = new ConcurrentLinkedQueue<>(all);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var booked = new ConcurrentLinkedQueue<Long>();
    var randoms = IntStream.range(0, clients).mapToObj(i -> new Random(seed * 1000 + i)).toList();
    var metrics = metrics();
    var before = Processes.of(system);
    var seconds =
        Clients.seconds(
            Math.min(clients, all.size()),
            calls,
            (client, _) -> turn(eventId, idle, randoms.get(client), statuses, booked));
    var worked = Processes.of(system).since(before);
    var counted = new TreeMap<String, Long>();
    metrics().forEach((name, count) -> counted.put(name, count - metrics.getOrDefault(name, 0L)));
    var times = new Latencies(List.copyOf(booked));
    var byStatus = new TreeMap<Integer, Integer>();
    statuses.forEach(status -> byStatus.merge(status, 1, Integer::sum));
    return new Run(
        all.size(),
        booked.size(),
        calls - booked.size(),
        byStatus,
        counted,
        seconds,
        times.millis(0.5),
        times.millis(0.99),
        times.millis(0.999),
        worked,
        violations(eventId, all));
  }

  /**
   * What is wrong when all is settled: the stream's functions go on for a while, and a scan that
   * meets them sees some shards before and some after.
   */
  private List<String> violations(String eventId, List<User> all) throws InterruptedException {
    var answered = all.stream().filter(User::books).mapToInt(user -> user.tickets).sum();
    var deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (true) {
      var ledger = Ledger.read(table, eventId, capacity);
      var found = new ArrayList<>(ledger.violationsAtRest());
      if (ledger.confirmedTickets() != answered) {
        found.add(
            "%d tickets are confirmed, answers confirm %d"
                .formatted(ledger.confirmedTickets(), answered));
      }
      if (found.isEmpty() || System.nanoTime() > deadline) {
        return found;
      }
      Thread.sleep(POLL);
    }
  }

  private void turn(
      String eventId, Queue<User> idle, Random random, Queue<Integer> statuses, Queue<Long> booked)
      throws IOException, InterruptedException {
    var user = next(idle, random);
    if (user.books()) {
      answered("DELETE", "/bookings/" + user.bookingId, user, Map.of(), _ -> {});
      user.bookingId = "";
    } else {
      user.tickets = 1 + random.nextInt(MAX_TICKETS);
      var began = System.nanoTime();
      var answer =
          answered(
              "POST",
              "/events/" + eventId + "/bookings",
              user,
              Map.of("quantity", user.tickets),
              statuses::add);
      booked.add(System.nanoTime() - began);
      user.bookingId = Api.json(answer).path("bookingId").asText();
    }
    idle.add(user);
  }

  /** The answer to a call, which is repeated for as long as nothing is known. */
  private HttpResponse<String> answered(
      String method, String path, User user, Map<String, ?> body, IntConsumer statuses)
      throws IOException, InterruptedException {
    var answer = api.insist(method, path, user.token, body, statuses);
    return switch (answer.statusCode()) {
      case 200, 201, 204, 409 -> answer;
      default -> throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    };
  }

  /** The next user who wants something. */
  private static User next(Queue<User> idle, Random random) {
    while (true) {
      var user = idle.remove();
      if (!user.books() || random.nextInt(CANCEL_ONE_IN) == 0) {
        return user;
      }
      idle.add(user);
    }
  }

  /** What the functions counted so far, from the metrics that they print. */
  private Map<String, Long> metrics() throws IOException {
    var counts = new TreeMap<String, Long>();
    try (var files = Files.walk(system.logs())) {
      for (var file : files.filter(f -> f.endsWith("gateway.log")).toList()) {
        try (var lines = Files.lines(file)) {
          lines.forEach(
              line ->
                  Stream.of("Conflicts", "Throttles", "UnknownOutcomes", "TryAgain")
                      .filter(name -> line.contains("\"%s\":".formatted(name)))
                      .forEach(name -> counts.merge(name, 1L, Long::sum)));
        }
      }
    }
    return counts;
  }
}
