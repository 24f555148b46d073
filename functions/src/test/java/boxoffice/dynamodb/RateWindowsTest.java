package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.TestClock;
import boxoffice.dynamodb.Faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateWindowsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock("2026-11-23T12:00:00.600Z");
  private final RateWindows rates = new RateWindows(table, clock);

  @Test
  void each_user_and_action_has_its_own_limit() {
    assertThat(rates.allows("ada", "book", 1, SECOND)).isTrue();

    assertThat(rates.allows("ada", "book", 1, SECOND)).isFalse();
    assertThat(rates.allows("ada", "cancel", 1, SECOND)).isTrue();
    assertThat(rates.allows("bob", "book", 1, SECOND)).isTrue();
  }

  @Test
  void a_window_ends_with_the_second() {
    rates.allows("ada", "book", 1, SECOND);

    clock.advance(Duration.ofMillis(399));
    assertThat(rates.allows("ada", "book", 1, SECOND)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(rates.allows("ada", "book", 1, SECOND)).isTrue();
  }

  @Test
  void a_call_that_cannot_be_counted_is_allowed() {
    rates.allows("ada", "book", 1, SECOND);
    var faults = new Faults(UpdateItemRequest.class).next(Fault.LOST_REQUEST);
    var faulty = new RateWindows(LocalDynamoDb.through(table, faults), clock);

    assertThat(faulty.allows("ada", "book", 1, SECOND)).isTrue();
    assertThat(faulty.allows("ada", "book", 1, SECOND)).isFalse();
  }
}
