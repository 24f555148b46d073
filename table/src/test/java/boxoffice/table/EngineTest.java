package boxoffice.table;

import static boxoffice.table.TestTable.NAME;
import static boxoffice.table.TestTable.attributes;
import static boxoffice.table.TestTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.table.engine.Busy;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.storage.MapStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What depends on time or on load, and so cannot be asked of any endpoint. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class EngineTest {

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final Settings settings = Settings.standard().withClock(() -> now);

  // ------------------------------------------------------------------ tokens

  @Test
  void a_token_is_remembered_for_ten_minutes() {
    var client = client(settings);

    add(client, "token");
    now = now.plus(Duration.ofMinutes(10).minusMillis(1));
    add(client, "token");
    assertThat(number(client)).isEqualTo("1");

    now = now.plusMillis(1);
    add(client, "token");
    assertThat(number(client)).isEqualTo("2");
  }

  // ------------------------------------------------------------------ time to live

  @Test
  void an_item_ends_by_the_service() {
    var engine = new Engine(MapStorage.inMemory(), settings);
    var client = client(engine);
    client.updateTimeToLive(
        r -> r.tableName(NAME).timeToLiveSpecification(t -> t.attributeName("ends").enabled(true)));
    put(client, "over", "ends", now.getEpochSecond() - 1);
    put(client, "long over", "ends", now.minus(Duration.ofDays(6 * 365)).getEpochSecond());
    put(client, "not over", "ends", now.getEpochSecond() + 1);
    put(client, "text", "ends", "1");

    assertThat(engine.removeEnded()).isEqualTo(1);

    assertThat(client.scan(r -> r.tableName(NAME)).items()).hasSize(3);
    var streams = TestTable.streams(engine);
    var last = streams.getRecords(r -> r.shardIterator(oldest(streams))).records().getLast();
    assertThat(last.eventName()).isEqualTo(OperationType.REMOVE);
    assertThat(last.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
  }

  @Test
  void time_to_live_counts_for_items_before_it() {
    var engine = new Engine(MapStorage.inMemory(), settings);
    var client = client(engine);
    put(client, "over", "ends", now.getEpochSecond() - 1);
    client.updateTimeToLive(
        r -> r.tableName(NAME).timeToLiveSpecification(t -> t.attributeName("ends").enabled(true)));

    assertThat(engine.removeEnded()).isEqualTo(1);
  }

  // ------------------------------------------------------------------ streams

  @Test
  void a_stream_keeps_24_hours() {
    var engine = new Engine(MapStorage.inMemory(), settings);
    var client = client(engine);
    var streams = TestTable.streams(engine);
    put(client, "a");
    var first = oldest(streams);
    now = now.plus(Duration.ofHours(24));
    put(client, "b");

    assertThat(streams.getRecords(r -> r.shardIterator(oldest(streams))).records())
        .singleElement()
        .satisfies(record -> assertThat(record.dynamodb().keys()).isEqualTo(key("b")));
    assertThatThrownBy(() -> streams.getRecords(r -> r.shardIterator(first)))
        .isInstanceOf(ExpiredIteratorException.class);
  }

  @Test
  void a_stream_keeps_so_many_bytes() {
    var engine = new Engine(MapStorage.inMemory(), settings.withStreamBytes(1000));
    var client = client(engine);
    var streams = TestTable.streams(engine);
    put(client, "a");
    var first = oldest(streams);
    for (var i = 0; i < 20; i++) {
      put(client, "b" + i);
    }

    assertThatThrownBy(() -> streams.getRecords(r -> r.shardIterator(first)))
        .isInstanceOf(TrimmedDataAccessException.class);
    assertThat(streams.getRecords(r -> r.shardIterator(oldest(streams))).records())
        .hasSizeBetween(1, 19)
        .last()
        .satisfies(record -> assertThat(record.dynamodb().keys()).isEqualTo(key("b19")));
  }

  // ------------------------------------------------------------------ busy

  @Test
  void what_meets_a_transaction_conflicts() throws InterruptedException {
    var client = client(settings.withBusy(new Busy(1, HOUR, HOUR, 4, 1000)));
    var transaction =
        Thread.ofVirtual()
            .start(() -> client.transactWriteItems(r -> r.transactItems(put("a"), put("b"))));
    awaitConflict(client);

    assertThatThrownBy(
            () -> client.transactWriteItems(r -> r.transactItems(put("c"), put("b"), put("d"))))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e ->
                assertThat(e.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "TransactionConflict", "None"));
    assertThatThrownBy(() -> client.deleteItem(r -> r.tableName(NAME).key(key("a"))))
        .isInstanceOf(TransactionConflictException.class);
    assertThat(client.getItem(r -> r.tableName(NAME).key(key("a"))).hasItem()).isFalse();

    transaction.interrupt();
    transaction.join();
    assertThat(client.getItem(r -> r.tableName(NAME).key(key("a"))).hasItem()).isTrue();
    put(client, "a");
  }

  @Test
  void a_partition_is_throttled_by_the_second() {
    var client = busy(1, 5);
    client.transactWriteItems(r -> r.transactItems(put("a")));
    client.transactWriteItems(r -> r.transactItems(put("b")));

    assertThat(reasons(client, put("a"))).containsExactly("ThrottlingError");
    put(client, "a");
    assertThatThrownBy(() -> put(client, "a")).isInstanceOf(ThrottlingException.class);

    now = now.plusSeconds(1).minusNanos(1);
    assertThatThrownBy(() -> put(client, "a")).isInstanceOf(ThrottlingException.class);
    now = now.plusNanos(1);
    put(client, "a");
  }

  @Test
  void keys_share_the_partitions_of_a_table() {
    var client = busy(4, 5);

    assertThat(IntStream.range(0, 200).filter(i -> written(client, "a" + i))).hasSize(4 * 5);
  }

  @Test
  void keys_spread_evenly_over_partitions() {
    var client = busy(4, 120);

    assertThat(IntStream.range(0, 400)).allMatch(i -> written(client, "a" + i));
  }

  @Test
  void a_full_partition_leaves_the_others_alone() {
    var client = busy(4, 100);
    while (written(client, "hot")) {}

    assertThat(IntStream.range(0, 100).filter(i -> written(client, "a" + i)))
        .hasSizeBetween(60, 90);
  }

  @Test
  void what_is_refused_takes_nothing_itself() {
    var client = busy(1, 5);
    client.transactWriteItems(r -> r.transactItems(put("a"), put("b")));

    assertThat(reasons(client, put("a"), put("b")))
        .containsExactly("ThrottlingError", "ThrottlingError");
    assertThat(written(client, "a")).isTrue();
    assertThat(written(client, "a")).isFalse();
  }

  @Test
  void a_refused_transaction_costs_its_other_writes() {
    var client = busy(1, 3);

    assertThat(reasons(client, put("a"), put("b"))).containsExactly("None", "ThrottlingError");
    assertThat(written(client, "a")).isTrue();
    assertThat(written(client, "a")).isFalse();
  }

  @Test
  void a_transaction_may_meet_conflict_and_throttle() throws InterruptedException {
    var client = client(settings.withBusy(new Busy(1, HOUR, HOUR, 1, 3)));
    var transaction =
        Thread.ofVirtual().start(() -> client.transactWriteItems(r -> r.transactItems(put("a"))));
    awaitConflict(client);

    assertThat(reasons(client, put("a"), put("b")))
        .containsExactly("TransactionConflict", "ThrottlingError");

    transaction.interrupt();
    transaction.join();
  }

  @Test
  void an_update_takes_units_of_the_whole_item() {
    var client = busy(1, 5);
    put(client, "a", "text", "x".repeat(2500));

    assertThatThrownBy(
            () ->
                client.updateItem(
                    r -> r.tableName(NAME).key(key("a")).updateExpression("REMOVE n")))
        .isInstanceOf(ThrottlingException.class);
    assertThat(written(client, "b")).isTrue();
  }

  @Test
  void a_failed_condition_takes_units_as_well() {
    var client = busy(1, 2);
    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  client.deleteItem(
                      r ->
                          r.tableName(NAME)
                              .key(key("a"))
                              .conditionExpression("attribute_exists(PK)")))
          .isInstanceOf(ConditionalCheckFailedException.class);
    }

    assertThat(written(client, "a")).isFalse();
  }

  @Test
  void an_index_throttles_the_writes_of_its_table() {
    var client = busy(1000, 5);
    for (var i = 0; i < 5; i++) {
      put(client, "a" + i, "GSI1PK", "hot", "GSI1SK", "S");
    }

    assertThatThrownBy(() -> put(client, "b", "GSI1PK", "hot", "GSI1SK", "S"))
        .isInstanceOf(ThrottlingException.class);
    put(client, "b");
    put(client, "b", "GSI1PK", "cold", "GSI1SK", "S");
    assertThatThrownBy(() -> put(client, "a0", "GSI1PK", "cold", "GSI1SK", "S"))
        .isInstanceOf(ThrottlingException.class);
  }

  // ------------------------------------------------------------------ what is not there

  @Test
  void what_is_not_supported_is_refused_by_name() {
    var client = client(settings);

    assertThatThrownBy(() -> client.executeStatement(r -> r.statement("SELECT * FROM " + NAME)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("ExecuteStatement is not supported");
    assertThatThrownBy(
            () -> client.getItem(r -> r.tableName(NAME).key(key("a")).attributesToGet("n")))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("AttributesToGet of GetItem is not supported");
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private static DynamoDbClient client(Settings settings) {
    return client(new Engine(MapStorage.inMemory(), settings));
  }

  private static DynamoDbClient client(Engine engine) {
    var client = TestTable.once(engine);
    client.createTable(TestTable.definition());
    return client;
  }

  private DynamoDbClient busy(int partitions, int writeUnits) {
    return client(
        settings.withBusy(new Busy(1, Duration.ZERO, Duration.ZERO, partitions, writeUnits)));
  }

  /** Whether a write of one unit is let through. */
  private static boolean written(DynamoDbClient client, String id) {
    try {
      put(client, id);
      return true;
    } catch (ThrottlingException _) {
      return false;
    }
  }

  /** Why a transaction is cancelled. */
  private static List<String> reasons(DynamoDbClient client, TransactWriteItem... items) {
    try {
      client.transactWriteItems(r -> r.transactItems(items));
    } catch (TransactionCanceledException e) {
      return e.cancellationReasons().stream().map(CancellationReason::code).toList();
    }
    throw new AssertionError("the transaction was let through");
  }

  /** Waits until a transaction has the item. */
  private static void awaitConflict(DynamoDbClient client) {
    while (true) {
      try {
        // A read, for it takes none of the units of writes.
        client.transactGetItems(
            r -> r.transactItems(i -> i.get(g -> g.tableName(NAME).key(key("a")))));
      } catch (TransactionCanceledException _) {
        return;
      }
    }
  }

  private static void add(DynamoDbClient client, String token) {
    var item =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(NAME)
                        .key(key("a"))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(attributes(":one", 1)))
            .build();
    client.transactWriteItems(r -> r.clientRequestToken(token).transactItems(item));
  }

  private static String number(DynamoDbClient client) {
    return client.getItem(r -> r.tableName(NAME).key(key("a"))).item().get("n").n();
  }

  private static TransactWriteItem put(String id) {
    return TransactWriteItem.builder().put(p -> p.tableName(NAME).item(key(id))).build();
  }

  private static void put(DynamoDbClient client, String id, Object... attributes) {
    var item = attributes(attributes);
    item.putAll(key(id));
    // A value of its own, so that the stream has a record of it.
    item.putAll(attributes("at", System.nanoTime()));
    client.putItem(r -> r.tableName(NAME).item(item));
  }

  private static String oldest(DynamoDbStreamsClient streams) {
    var stream = streams.listStreams().streams().getFirst().streamArn();
    var shard =
        streams.describeStream(r -> r.streamArn(stream)).streamDescription().shards().getFirst();
    return streams
        .getShardIterator(
            r ->
                r.streamArn(stream)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }
}
