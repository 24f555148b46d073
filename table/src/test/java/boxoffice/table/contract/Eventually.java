package boxoffice.table.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** For what Amazon promises only after a while: indexes and streams. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Asks until the answer is the expected one, for 20 s at the most. */
  static <T> void equal(Supplier<T> question, T expected) {
    assertThat(answer(question, expected::equals)).isEqualTo(expected);
  }

  /** The first answer that is wanted, or the one after 20 s. */
  static <T> T answer(Supplier<T> question, Predicate<T> wanted) {
    var deadline = Instant.now().plus(PATIENCE);
    var answer = question.get();
    while (!wanted.test(answer) && Instant.now().isBefore(deadline)) {
      answer = question.get();
    }
    return answer;
  }
}
