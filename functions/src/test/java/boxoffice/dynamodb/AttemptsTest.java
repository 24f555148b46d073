package boxoffice.dynamodb;

import static boxoffice.dynamodb.Attempts.Setback.CONFLICT;
import static boxoffice.dynamodb.Attempts.Setback.THROTTLE;
import static boxoffice.dynamodb.Attempts.Setback.TRY_AGAIN;
import static boxoffice.dynamodb.Attempts.Setback.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.TestClock;
import boxoffice.dynamodb.Attempts.Operation;
import boxoffice.dynamodb.Attempts.Setback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptsTest {

  private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();
  private final List<Setback> setbacks = new ArrayList<>();
  private final Attempts attempts = attempts(new Longest());
  private int tries;

  @Test
  void an_answer_ends_the_tries() {
    assertThat(attempts.carryOut("none", answerAt(3))).isEqualTo("done");

    assertThat(tries).isEqualTo(3);
    assertThat(pauses).hasSize(2);
    assertThat(setbacks).isEmpty();
  }

  @Test
  void an_operation_has_at_most_6_tries() {
    assertThat(attempts.attempt(answerAt(6))).contains("done");

    tries = 0;
    assertThat(attempts.attempt(answerAt(7))).isEmpty();
    assertThat(tries).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"600, 6", "750, 5", "1000, 4", "1001, 3", "3000, 2", "3001, 1"})
  void no_try_begins_after_3_seconds(int millisPerTry, int made) {
    attempts.attempt(
        each -> {
          tries++;
          clock.advance(Duration.ofMillis(millisPerTry));
          return each.again();
        });

    assertThat(tries).isEqualTo(made);
  }

  @Test
  void pauses_grow_up_to_200_ms() {
    attempts.attempt(answerAt(7));

    assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 40L, 80L, 160L, 200L);
  }

  @Test
  void a_pause_takes_10_ms_at_least() {
    attempts(new Shortest()).attempt(answerAt(7));

    assertThat(pauses).hasSize(5).containsOnly(Duration.ofMillis(10));
  }

  @Test
  void each_setback_is_counted_once_and_pauses() {
    attempts.attempt(
        each ->
            switch (++tries) {
              case 1 -> each.again(new Outcome.Conflicted());
              case 2 -> each.again(new Outcome.Throttled());
              case 3 -> each.again(new Outcome.Unknown());
              case 4 -> each.again();
              default -> Optional.of("done");
            });

    assertThat(setbacks).containsExactly(CONFLICT, THROTTLE, UNKNOWN);
    assertThat(pauses).hasSize(4);
  }

  @Test
  void an_exhausted_operation_counts_try_again_once() {
    assertThat(attempts.carryOut("none", answerAt(7))).isEqualTo("none");

    assertThat(setbacks).containsExactly(TRY_AGAIN);
  }

  @Test
  void an_operation_that_answers_try_again_is_counted() {
    assertThat(attempts.carryOut("none", _ -> Optional.of("none"))).isEqualTo("none");

    assertThat(setbacks).containsExactly(TRY_AGAIN);
  }

  @Test
  void who_gives_up_may_still_have_an_answer() {
    assertThat(attempts.carryOut("none", answerAt(7), () -> Optional.of("fenced")))
        .isEqualTo("fenced");

    assertThat(setbacks).isEmpty();
  }

  @Test
  void without_an_answer_there_may_be_a_fence() {
    var noAnswer = new TableUnavailable("no answer");
    Operation<String> lost =
        _ -> {
          throw noAnswer;
        };

    assertThat(attempts.carryOut("none", lost, () -> Optional.of("fenced"))).isEqualTo("fenced");
    assertThatThrownBy(() -> attempts.carryOut("none", lost)).isSameAs(noAnswer);
  }

  @Test
  void a_fence_has_half_the_time() {
    var answer =
        attempts.fence(
            each -> {
              tries++;
              clock.advance(Duration.ofMillis(751));
              return each.again();
            });

    assertThat(answer).isEmpty();
    assertThat(tries).isEqualTo(2);
    assertThat(attempts.fence(_ -> Optional.of("fenced"))).contains("fenced");
  }

  @Test
  void going_on_counts_the_tries_anew() {
    attempts.attempt(each -> ++tries == 4 ? each.goOn() : each.again());

    assertThat(tries).isEqualTo(4 + 6);
  }

  @Test
  void going_on_starts_the_3_seconds_anew() {
    attempts.attempt(
        each -> {
          clock.advance(Duration.ofMillis(1_500));
          return ++tries == 2 ? each.goOn() : each.again();
        });

    assertThat(tries).isEqualTo(2 + 3);
  }

  @Test
  void going_on_takes_no_pause() {
    attempts.attempt(each -> ++tries < 20 ? each.goOn() : Optional.of("done"));

    assertThat(tries).isEqualTo(20);
    assertThat(pauses).isEmpty();
  }

  @Test
  void pauses_begin_short_again_after_going_on() {
    attempts.attempt(
        each ->
            switch (++tries) {
              case 1, 2, 4 -> each.again();
              case 3 -> each.goOn();
              default -> Optional.of("done");
            });

    assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 40L, 20L);
  }

  private Attempts attempts(RandomGenerator random) {
    return new Attempts(clock, random, pauses::add, setbacks::add);
  }

  private Operation<String> answerAt(int number) {
    return each -> ++tries == number ? Optional.of("done") : each.again();
  }

  /** Picks the largest number. */
  private static final class Longest implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int nextInt(int origin, int bound) {
      return bound - 1;
    }
  }

  /** Picks the smallest number. */
  private static final class Shortest implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int nextInt(int origin, int bound) {
      return origin;
    }
  }
}
