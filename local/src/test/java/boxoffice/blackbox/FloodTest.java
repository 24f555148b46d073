package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One account floods, by the defaults of the template: what others get. */
class FloodTest {

  private static final int CONNECTIONS = 64;
  private static final int PEOPLE = 15;
  private static final int ATTEMPTS = 1_000;

  /** The defaults of the template. Requests at the same moment do not see each other's event. */
  private static final int LIVE_EVENTS = 10;

  private static final int PUBLISHED_AT_ONCE = 10;

  @BeforeAll
  static void onlyWhereTheLimitsAreOurs() {
    RunningSystem.shared().mustShow(Sight.LIMITS);
  }

  @Test
  void a_bystander_keeps_what_they_had() throws Exception {
    try (var system = RunningSystem.with(Map.of())) {
      var api = Api.of(system, "load");
      var organizer = Person.registered(api);
      var eventId = organizer.publishes(1_000);
      var flooder = Person.registered(api);
      var waitlist = organizer.publishes(1);
      Person.registered(api).booksOrWaits(waitlist, 1);
      var waiting = flooder.booksOrWaits(waitlist, 1).text("bookingId");

      var alone = served(people(api), eventId);
      var bystanders = people(api);
      var flooding = new AtomicBoolean(true);
      var answers = new AtomicInteger();
      var refused = new AtomicInteger();
      var beside = new AtomicInteger();
      Crowd.of(
          CONNECTIONS + 1,
          worker -> {
            if (worker == CONNECTIONS) {
              beside.set(served(bystanders, eventId));
              flooding.set(false);
              return true;
            }
            var calls = flood(flooder, eventId, waiting);
            for (var turn = worker; flooding.get(); turn++) {
              var answer = calls.get(turn % calls.size()).get();
              answers.incrementAndGet();
              if (answer.status() == 429) {
                refused.incrementAndGet();
              }
            }
            return true;
          });

      System.out.printf(
          "A bystander was served %d of %d requests alone, %d beside %d connections of one account,"
              + " which sent %d requests, %d of them refused%n",
          alone, PEOPLE * 6, beside.get(), CONNECTIONS, answers.get(), refused.get());
      assertThat(beside.get()).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * alone));
      assertThat(refused.get()).as("the flood meets its limits").isPositive();
    }
  }

  @Test
  void nobody_floods_the_list_of_events() throws Exception {
    try (var system = RunningSystem.with(Map.of())) {
      var api = Api.of(system, "load");
      var others =
          IntStream.range(0, 3)
              .mapToObj(i -> Person.registered(api).publishes(named("One of many", 40 + i)))
              .toList();
      var flooder = Person.registered(api);

      var attempts = new AtomicInteger();
      Crowd.of(
          CONNECTIONS,
          _ -> {
            while (attempts.incrementAndGet() <= ATTEMPTS) {
              var created = flooder.send(Call.post("/events", named("Spam", 1)));
              if (created.status() == 201) {
                flooder.send(Call.post("/events/" + created.text("eventId") + "/publish"));
              }
            }
            return true;
          });

      var page =
          Await.until(
              () -> Person.registered(api).get("/events?limit=24"),
              answer -> ids(answer).containsAll(others));
      var spam = items(page).filter(event -> event.path("name").asText().equals("Spam")).count();
      System.out.printf(
          "After %d attempts of one account the first page has %d of its events among %d%n",
          ATTEMPTS, spam, items(page).count());
      assertThat(spam).isLessThanOrEqualTo(LIVE_EVENTS + PUBLISHED_AT_ONCE);
    }
  }

  private static List<Person> people(Api api) {
    return Stream.generate(() -> Person.registered(api)).limit(PEOPLE).toList();
  }

  /** How many of the requests of people who just use the system are served. */
  private static int served(List<Person> people, String eventId) {
    return (int)
        people.stream()
            .flatMap(person -> uses(person, eventId))
            .filter(call -> call.get().status() < 300)
            .count();
  }

  private static Stream<Supplier<Answer>> uses(Person person, String eventId) {
    return Stream.of(
        () -> person.get("/events"),
        () -> person.get("/events/" + eventId),
        () -> person.get("/bookings"),
        () -> person.books(eventId, 1),
        () -> person.get("/events/mine"),
        () -> person.get("/account"));
  }

  private static List<Supplier<Answer>> flood(Person flooder, String eventId, String waiting) {
    return List.of(
        () -> flooder.get("/bookings"),
        () -> flooder.get("/bookings/" + waiting),
        () -> flooder.books(eventId, 1),
        () -> flooder.cancels("0".repeat(32)),
        () -> flooder.send(Call.post("/events", named("Spam", 1))),
        () -> flooder.get("/account/export"),
        () -> flooder.send(Call.patch("/account", Map.of("name", "Flood"))),
        () -> flooder.get("/events/mine"));
  }

  private static Map<String, Object> named(String name, int days) {
    var event = new HashMap<>(Person.event(100_000));
    event.put("name", name);
    event.put(
        "startsAt",
        Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
    return event;
  }

  private static List<String> ids(Answer page) {
    return items(page).map(event -> event.path("eventId").asText()).toList();
  }

  private static Stream<JsonNode> items(Answer page) {
    return page.json().path("items").valueStream();
  }
}
