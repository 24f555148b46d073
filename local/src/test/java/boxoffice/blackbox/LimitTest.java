package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a key and a user may call, by the defaults of the template. */
class LimitTest {

  /** Answers, and the whole seconds that had begun when the last of them came. */
  private record Rush(List<Answer> answers, long seconds) {

    static Rush of(int size, IntFunction<Answer> act) {
      var start = System.nanoTime();
      var answers = Crowd.of(size, act);
      return new Rush(answers, Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1);
    }

    long passed() {
      return answers.stream().filter(answer -> answer.status() < 400).count();
    }

    /** The contract asks for a Retry-After, and so does the check of each answer. */
    void assertTheOthersAreToldToWait() {
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
    assumeTrue(RunningSystem.shared().local());
  }

  @Test
  void aKeyOfTheStandardPlanPassesItsBurstAndTenASecond() {
    var person = Person.registered(Api.shared()).by(Api.of(RunningSystem.shared(), "standard"));

    var rush = Rush.of(100, _ -> person.get("/bookings"));

    assertThat(rush.passed()).isBetween(20L, 20 + 10 * rush.seconds());
    rush.assertTheOthersAreToldToWait();
  }

  @Test
  void aUserBooksAndCancelsFiveTimesASecond() throws IOException, InterruptedException {
    try (var system = RunningSystem.start(Map.of())) {
      var person = Person.registered(Api.of(system, "load"));
      var eventId = person.publishes(100);
      var bookingId = person.books(eventId, 1).text("bookingId");
      var book = Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 1));
      var cancel = Call.delete("/bookings/" + bookingId);

      var bookings = Rush.of(60, _ -> person.insists(book));
      var cancellations = Rush.of(60, _ -> person.insists(cancel));

      // A second by the clock, so that a rush may touch one more than it lasts.
      assertThat(bookings.passed()).isBetween(1L, 5 * (bookings.seconds() + 1));
      bookings.assertTheOthersAreToldToWait();
      assertThat(cancellations.passed()).isBetween(1L, 5 * (cancellations.seconds() + 1));
      cancellations.assertTheOthersAreToldToWait();
      assertThat(Person.registered(Api.of(system, "load")).books(eventId, 1).status())
          .as("what another user gets")
          .isEqualTo(201);
    }
  }
}
