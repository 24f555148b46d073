package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** Keys that DynamoDB leaves unread when it is short of throughput; the table engine never is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreadKeysTest {

  private static final String TABLE = "BoxOffice";
  private static final List<Key> KEYS =
      IntStream.range(0, 6).mapToObj(n -> new Key("TEST#" + n, "TEST")).toList();

  private final List<Duration> pauses = new ArrayList<>();
  private final OneAtATime replies = new OneAtATime();
  private final Table table = new Table(replies, TABLE, pauses::add);

  @Test
  void are_asked_for_again() {
    replies.incomplete = 4;

    assertThat(table.getAll(KEYS))
        .extracting(item -> item.text("PK"))
        .containsExactlyInAnyOrder("TEST#0", "TEST#1", "TEST#2", "TEST#3", "TEST#4", "TEST#5");

    assertThat(replies.asked).containsExactly(6, 5, 4, 3, 2);
    assertThat(replies.consistent).containsOnly(true);
  }

  @Test
  void that_stay_unread_make_the_table_unavailable() {
    replies.incomplete = 5;

    assertThatThrownBy(() -> table.getAll(KEYS)).isInstanceOf(TableUnavailable.class);

    assertThat(replies.asked).hasSize(5);
  }

  @Test
  void are_asked_for_after_pauses_that_double() {
    replies.incomplete = 4;

    table.getAll(KEYS);

    assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 40L, 80L, 160L);
  }

  @Test
  void get_less_time_than_the_first_batch() {
    replies.incomplete = 2;

    table.getAll(KEYS);

    assertThat(replies.limits)
        .containsExactly(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(300));
  }

  @Test
  void take_no_longer_than_their_limit_in_all() {
    replies.incomplete = 4;

    table.getAll(KEYS);

    assertThat(Stream.concat(replies.limits.stream(), pauses.stream()).reduce(Duration::plus))
        .contains(TimeLimits.batches());
  }

  @Test
  void no_pause_and_no_second_batch_without_any() {
    assertThat(table.getAll(KEYS)).hasSize(6);

    assertThat(replies.asked).containsExactly(6);
    assertThat(pauses).isEmpty();
  }

  @Test
  void no_keys_are_no_request() {
    assertThat(table.getAll(List.of())).isEmpty();

    assertThat(replies.asked).isEmpty();
  }

  /** A table where an item is only its key, and where the first batches read only their first. */
  private static final class OneAtATime implements DynamoDbClient {

    private int incomplete;
    private final List<Integer> asked = new ArrayList<>();
    private final List<Boolean> consistent = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest batch) {
      var keys = batch.requestItems().get(TABLE);
      asked.add(keys.keys().size());
      consistent.add(keys.consistentRead());
      limits.add(batch.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow());
      var read = incomplete-- > 0 ? 1 : keys.keys().size();
      var unread = keys.keys().subList(read, keys.keys().size());
      return BatchGetItemResponse.builder()
          .responses(Map.of(TABLE, keys.keys().subList(0, read)))
          .unprocessedKeys(
              unread.isEmpty() ? Map.of() : Map.of(TABLE, keys.toBuilder().keys(unread).build()))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
