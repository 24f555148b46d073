package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Users who book a ticket of one event after another: each has one booking of an event. */
final class Sale {

  /** A token lives ten minutes; no round takes as long as what is left then. */
  private static final Duration TOKENS_FOR = Duration.ofMinutes(4);

  private final Api api;
  private final int clients;
  private final List<Accounts.Account> accounts;
  private final List<String> events = new ArrayList<>();
  private List<String> tokens;
  private long since;
  private int booked;

  /** Registers users, and publishes events for so many bookings. */
  Sale(RunningSystem system, int clients, int users, int bookings) throws Exception {
    this.api = new Api(system);
    this.clients = clients;
    this.accounts = Accounts.register(api, clients, users);
    logIn();
    var published = new ConcurrentLinkedQueue<String>();
    Clients.seconds(
        clients,
        Math.ceilDiv(bookings, users),
        (_, _) -> published.add(api.publish(tokens.getFirst(), users)));
    events.addAll(published);
  }

  private void logIn() throws Exception {
    tokens = Accounts.logIn(api, clients, accounts);
    since = System.nanoTime();
  }

  /** Books so many tickets; answers how many seconds it took. */
  double book(int bookings, ConcurrentLinkedQueue<Long> times) throws Exception {
    if (System.nanoTime() - since > TOKENS_FOR.toNanos()) {
      logIn();
    }
    var before = booked;
    booked += bookings;
    return Clients.seconds(
        clients,
        bookings,
        (_, turn) -> {
          var number = before + turn;
          var began = System.nanoTime();
          var answer =
              api.book(events.get(number / tokens.size()), tokens.get(number % tokens.size()));
          times.add(System.nanoTime() - began);
          if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
          }
        });
  }
}
