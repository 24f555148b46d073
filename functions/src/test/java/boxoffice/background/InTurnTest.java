package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What is to be done again, and how much time each event gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InTurnTest {

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final Instant end = clock.instant().plusSeconds(12);
  private final List<String> done = new ArrayList<>();

  @Test
  void work_that_throws_is_repeated() {
    assertThat(
            notDone(
                List.of("a", "b", "c"),
                (eventId, _) -> {
                  if (eventId.equals("b")) {
                    throw new IllegalStateException("broken");
                  }
                  return done(eventId);
                }))
        .containsExactly("b");

    assertThat(done).containsExactly("a", "c");
  }

  @Test
  void work_that_is_not_done_is_repeated() {
    assertThat(
            notDone(
                List.of("a", "b"),
                (eventId, _) -> eventId.equals("a") ? Progress.TRY_AGAIN : done(eventId)))
        .containsExactly("a");
  }

  @Test
  void each_event_gets_an_equal_share_of_the_time_left() {
    var shares = new ArrayList<Duration>();

    notDone(
        List.of("a", "b", "c"),
        (eventId, until) -> {
          shares.add(Duration.between(clock.instant(), until));
          clock.advance(Duration.ofSeconds(2));
          return done(eventId);
        });

    assertThat(shares)
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  @Test
  void an_exception_is_logged_as_an_error_of_its_event() {
    try (var logs = new Logs()) {
      notDone(
          List.of("a"),
          (_, _) -> {
            throw new IllegalStateException("broken");
          });

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("\"ERROR\"", "failed, to be tried again", "broken", "\"event_id\":\"a\"");
    }
  }

  @Test
  void work_that_is_left_is_logged_as_a_warning() {
    try (var logs = new Logs()) {
      notDone(List.of("a"), (_, _) -> Progress.TRY_AGAIN);

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("\"WARN\"", "not done, to be tried again", "\"event_id\":\"a\"");
    }
  }

  @Test
  void work_that_is_done_is_not_logged() {
    try (var logs = new Logs()) {
      notDone(List.of("a"), (eventId, _) -> done(eventId));

      assertThat(logs.lines()).isEmpty();
    }
  }

  @Test
  void the_event_is_in_no_later_log_line() {
    notDone(List.of("a"), (eventId, _) -> done(eventId));
    assertThat(MDC.get("event_id")).isNull();

    notDone(
        List.of("a"),
        (_, _) -> {
          throw new IllegalStateException("broken");
        });
    assertThat(MDC.get("event_id")).isNull();
  }

  private List<String> notDone(List<String> events, InTurn.Work<String> work) {
    return InTurn.notDone(events, Function.identity(), work, clock, end);
  }

  private Progress done(String eventId) {
    done.add(eventId);
    return Progress.DONE;
  }
}
