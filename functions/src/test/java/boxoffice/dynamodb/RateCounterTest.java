package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The item that counts a user's calls of one second. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RateCounterTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock("2026-11-23T12:00:00.600Z");
  private final long second = clock.instant().getEpochSecond();
  private final List<Duration> limits = new ArrayList<>();
  private final RateWindows rates =
      new RateWindows(new Table(new Unhurried(), table.name()), clock);

  @Test
  void expires_a_minute_later() {
    rates.allows("ada", "BOOK", 5, SECOND);

    assertThat(counter().number("expiresAt")).isEqualTo(second + 60);
    assertThat(counter().text("type")).isEqualTo("RATE");
  }

  @Test
  void counts_every_call_of_the_second() {
    rates.allows("ada", "BOOK", 2, SECOND);
    rates.allows("ada", "BOOK", 2, SECOND);
    rates.allows("ada", "BOOK", 2, SECOND);

    assertThat(counter().number("calls")).isEqualTo(3);
  }

  @Test
  void allows_exactly_its_limit() {
    assertThat(rates.allows("ada", "BOOK", 2, SECOND)).isTrue();
    assertThat(rates.allows("ada", "BOOK", 2, SECOND)).isTrue();
    assertThat(rates.allows("ada", "BOOK", 2, SECOND)).isFalse();
  }

  @Test
  void may_take_a_second() {
    rates.allows("ada", "BOOK", 1, SECOND);

    assertThat(limits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void that_cannot_be_written_is_a_warning() {
    var faults = new Faults(UpdateItemRequest.class).next(Fault.LOST_REQUEST);
    try (var logs = new Logs()) {
      new RateWindows(LocalDynamoDb.through(table, faults), clock).allows("ada", "BOOK", 1, SECOND);

      assertThat(logs.lines())
          .singleElement()
          .asString()
          .contains("\"WARN\"", "the rate counter of BOOK could not be written");
    }
  }

  private Item counter() {
    return table.get(Keys.rate("ada", "BOOK", second)).orElseThrow();
  }

  /** Takes as long as it needs, on a slow machine too; it notes how long it might have taken. */
  private final class Unhurried implements DynamoDbClient {

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      request
          .overrideConfiguration()
          .flatMap(limit -> limit.apiCallTimeout())
          .ifPresent(limits::add);
      return table
          .client()
          .updateItem(
              request.toBuilder()
                  .overrideConfiguration((AwsRequestOverrideConfiguration) null)
                  .build());
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
