package boxoffice.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.RateWindows;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.User;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UserLimitsTest {

  private static final User ADA = new User("ada", Set.of());
  private static final User BOB = new User("bob", Set.of());

  private final TestClock clock = new TestClock("2026-11-23T12:00:18.600Z");
  private final List<Measure> counted = new ArrayList<>();
  private final UserLimits limits =
      new UserLimits(
          new RateWindows(LocalDynamoDb.newTable(), clock),
          limit -> 1 + limit.ordinal(),
          (measure, _) -> counted.add(measure));

  @ParameterizedTest
  @EnumSource
  void each_limit_is_its_own(Limit limit) {
    for (var call = 0; call <= limit.ordinal(); call++) {
      limits.require(ADA, limit);
    }

    assertThat(refusal(ADA, limit).problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
    for (var other : Limit.values()) {
      assertThat(other == limit || limits.allows(ADA.userId(), other)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobody_pays_for_another(Limit limit) {
    while (limits.allows(ADA.userId(), limit)) {
      assertThat(counted).isEmpty();
    }

    limits.require(BOB, limit);
    assertThat(counted).containsExactly(Measure.TOO_OFTEN);
  }

  @Test
  void a_refusal_says_when_the_window_ends() {
    limits.require(ADA, Limit.BOOK);
    limits.require(ADA, Limit.CREATE_EVENT);
    while (limits.allows(ADA.userId(), Limit.CREATE_EVENT)) {
      assertThat(counted).isEmpty();
    }

    assertThat(refusal(ADA, Limit.BOOK).problem().headers()).containsEntry("Retry-After", "1");
    assertThat(refusal(ADA, Limit.CREATE_EVENT).problem().headers())
        .containsEntry("Retry-After", "42");
    clock.advance(Duration.ofMillis(41_399));
    assertThat(limits.allows(ADA.userId(), Limit.CREATE_EVENT)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(limits.allows(ADA.userId(), Limit.CREATE_EVENT)).isTrue();
  }

  private ProblemException refusal(User user, Limit limit) {
    return catchThrowableOfType(ProblemException.class, () -> limits.require(user, limit));
  }
}
