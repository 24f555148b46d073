package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The limits of API keys and users, by the defaults of the template. */
class LimitTest {

  /** Answers, and the number of seconds until the last of them came, rounded up. */
  private record Rush(List<Answer> answers, long seconds) {

    static Rush of(int size, IntFunction<Answer> act) {
      var start = System.nanoTime();
      var answers = Crowd.of(size, act);
      return new Rush(answers, Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1);
    }

    long passed() {
      return answers.stream().filter(answer -> answer.status() < 400).count();
    }

    /** The contract requires a Retry-After, and the check of each answer makes sure of it. */
    void assertTheOthersMustWait() {
      var refused = answers.stream().filter(answer -> answer.status() >= 400).toList();
      assertThat(refused)
          .isNotEmpty()
          .extracting(Answer::problem)
          .containsOnly("too-many-requests");
      assertThat(refused)
          .extracting(answer -> Integer.parseInt(answer.header("Retry-After")))
          .allMatch(seconds -> seconds >= 1);
    }
  }

  @BeforeAll
  static void onlyWhereTheLimitsAreOurs() {
    RunningSystem.shared().mustShow(Sight.LIMITS);
  }

  @Test
  void the_standard_plan_allows_ten_calls_a_second() {
    var person = Person.registered(Api.shared()).by(Api.of(RunningSystem.shared(), "standard"));

    var rush = Rush.of(100, _ -> person.get("/bookings"));

    assertThat(rush.passed()).isBetween(20L, 20 + 10 * rush.seconds());
    rush.assertTheOthersMustWait();
  }

  @Test
  void the_standard_plan_has_a_daily_quota() throws IOException, InterruptedException {
    try (var system = RunningSystem.with(Map.of("StandardRequestsPerDay", "3"))) {
      var person = Person.registered(Api.of(system, "load"));
      var byTheStandardPlan = person.by(Api.of(system, "standard"));
      assertThat(Api.of(system, "standard").send(Call.get("/bookings")).status())
          .as("a call that the authorizer refuses, which costs nothing")
          .isEqualTo(401);

      var answers = Stream.generate(() -> byTheStandardPlan.get("/bookings")).limit(5).toList();

      assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 429, 429);
      assertThat(answers.getLast().problem()).isEqualTo("quota-exceeded");
      assertThat(answers.getLast().header("Retry-After")).isEqualTo("3600");
      assertThat(person.by(Api.of(system, "partner")).get("/bookings").status())
          .as("by the key of another plan")
          .isEqualTo(200);
    }
  }

  @Test
  void a_guest_books_and_cancels_five_times_a_second() throws IOException, InterruptedException {
    try (var system = RunningSystem.with(Map.of())) {
      var person = Person.registered(Api.of(system, "load"));
      var eventId = person.publishes(100);
      var bookingId = person.books(eventId, 1).text("bookingId");
      var book = Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 1));
      var cancel = Call.delete("/bookings/" + bookingId);

      var bookings = Rush.of(60, _ -> person.insists(book));
      var cancellations = Rush.of(60, _ -> person.insists(cancel));

      // The limit counts seconds of the clock, so a rush may touch one more than it lasts.
      assertThat(bookings.passed()).isBetween(1L, 5 * (bookings.seconds() + 1));
      bookings.assertTheOthersMustWait();
      assertThat(cancellations.passed()).isBetween(1L, 5 * (cancellations.seconds() + 1));
      cancellations.assertTheOthersMustWait();
      assertThat(Person.registered(Api.of(system, "load")).books(eventId, 1).status())
          .as("what another user gets")
          .isEqualTo(201);
    }
  }
}
