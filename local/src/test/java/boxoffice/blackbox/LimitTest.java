package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The limits of API keys and users, by the defaults of the template. What is asserted holds however
 * slow the system is.
 */
class LimitTest {

  private static final int CALLERS = 20;

  /**
   * What a limit lets through at the most.
   *
   * @param atOnce so many calls, and {@code aSecond} more in each second that begins
   * @param counted a call that is answered sooner was counted
   */
  private record Limit(int atOnce, int aSecond, Duration counted) {

    /** The buckets of the standard plan are full at first. They count every call. */
    static final Limit STANDARD_PLAN = new Limit(20, 10, Duration.ofSeconds(Long.MAX_VALUE));

    /**
     * This limit counts by seconds of the clock, of which two may share the first second of a rush.
     * A call whose counter was not written within a second goes on.
     */
    static final Limit USER = new Limit(5, 5, Duration.ofSeconds(1));

    /** The throttle of one method of the stage, which starts full and counts every call. */
    static final Limit HEALTH = new Limit(40, 20, Duration.ofSeconds(Long.MAX_VALUE));

    long within(Duration time) {
      return atOnce + aSecond * (time.toSeconds() + 1);
    }
  }

  /**
   * What callers got who went on until a limit had to refuse some of them: there were more calls
   * than it lets through in the time that they took.
   */
  private record Rush(List<Answer> answers, long most) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Rush beyond(Limit limit, Supplier<Answer> act) {
      var answers = new ArrayList<Answer>();
      var begin = System.nanoTime();
      while (true) {
        Crowd.of(CALLERS, _ -> Timed.of(act)).stream()
            .filter(timed -> timed.time().compareTo(limit.counted()) < 0)
            .map(Timed::answer)
            .forEach(answers::add);
        var time = Duration.ofNanos(System.nanoTime() - begin);
        if (answers.size() > limit.within(time)) {
          return new Rush(answers, limit.within(time));
        }
        assumeThat(time).as("so slow that it does not reach its limits").isLessThan(PATIENCE);
      }
    }

    /** The contract requires a Retry-After, and the check of each answer makes sure of it. */
    void assertNoMoreThanTheLimitPassed() {
      assertThat(passed()).isLessThanOrEqualTo(most);
      assertThat(refused()).extracting(Answer::problem).containsOnly("too-many-requests");
      assertThat(refused())
          .extracting(answer -> Integer.parseInt(answer.header("Retry-After")))
          .allMatch(seconds -> seconds >= 1);
    }

    long passed() {
      return answers.size() - refused().size();
    }

    private List<Answer> refused() {
      return answers.stream().filter(answer -> answer.status() == 429).toList();
    }
  }

  private record Timed(Answer answer, Duration time) {

    static Timed of(Supplier<Answer> act) {
      var begin = System.nanoTime();
      var answer = act.get();
      return new Timed(answer, Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  @BeforeAll
  static void onlyWhereTheLimitsAreOurs() {
    RunningSystem.shared().mustShow(Sight.LIMITS);
  }

  @Test
  void the_standard_plan_allows_ten_calls_a_second() throws IOException, InterruptedException {
    // Nobody else takes from the bucket of this system.
    try (var system = RunningSystem.with(Map.of())) {
      var person = Person.registered(Api.of(system, "load")).by(Api.of(system, "standard"));

      var rush = Rush.beyond(Limit.STANDARD_PLAN, () -> person.get("/events"));

      assertThat(rush.passed()).as("the calls at once").isGreaterThanOrEqualTo(20);
      rush.assertNoMoreThanTheLimitPassed();
    }
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
      var book = Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 1));
      var cancel = Call.delete("/bookings/" + person.insists(book).text("bookingId"));

      Rush.beyond(Limit.USER, () -> person.send(book)).assertNoMoreThanTheLimitPassed();
      Rush.beyond(Limit.USER, () -> person.send(cancel)).assertNoMoreThanTheLimitPassed();

      assertThat(Person.registered(Api.of(system, "load")).insists(book).status())
          .as("what another user gets")
          .isEqualTo(201);
    }
  }

  @Test
  void health_has_a_limit_of_its_own() throws IOException, InterruptedException {
    try (var system = RunningSystem.with(Map.of())) {
      var anybody = Api.of(system, "load").withoutKey();
      var eventId = Person.registered(Api.of(system, "load")).publishes(10);
      var bystander = Person.registered(Api.of(system, "load")).by(Api.of(system, "partner"));
      var meanwhile =
          CompletableFuture.supplyAsync(
              () -> Stream.generate(() -> bystander.get("/events")).limit(20).toList());

      var flood = Rush.beyond(Limit.HEALTH, () -> anybody.send(Call.get("/health")));
      var byHead = Rush.beyond(Limit.HEALTH, () -> anybody.send(Call.of("HEAD", "/health")));

      flood.assertNoMoreThanTheLimitPassed();
      assertThat(byHead.passed()).isLessThanOrEqualTo(byHead.most());
      assertThat(meanwhile.join()).extracting(Answer::status).containsOnly(200);
      assertThat(bystander.get("/events").status()).isEqualTo(200);
      assertThat(bystander.books(eventId, 1).status()).isEqualTo(201);
    }
  }
}
