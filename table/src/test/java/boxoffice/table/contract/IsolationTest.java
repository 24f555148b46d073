package boxoffice.table.contract;

import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation">Isolation
 * levels</a> and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate">conditional
 * writes</a>, with many callers at once. A conflict is allowed everywhere: then the caller tries
 * again.
 */
@Contract
class IsolationTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();

  private static final int CALLERS = 8;

  private static Actions write() {
    return TABLE.actions();
  }

  @Test
  void of_simultaneous_conditional_puts_one_wins() {
    var won =
        atOnce(
            caller ->
                succeeded(
                    () ->
                        TABLE.put(
                            "{'id': 'a', 'n': " + caller + "}", "attribute_not_exists(id)", null)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(TABLE.get("{'id': 'a'}").get("n").n()).isEqualTo("" + won.indexOf(true));
  }

  @Test
  void of_simultaneous_conditional_updates_one_wins() {
    TABLE.put("{'id': 'a', 'version': 1}");

    var won =
        atOnce(
            caller ->
                succeeded(
                    () ->
                        TABLE
                            .client()
                            .updateItem(
                                u ->
                                    u.tableName(TABLE.name())
                                        .key(item("{'id': 'a'}"))
                                        .updateExpression("SET version = version + :one")
                                        .conditionExpression("version = :one")
                                        .expressionAttributeValues(item("{':one': 1}")))));

    assertThat(won).containsOnlyOnce(true);
    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'version': 2}"));
  }

  @Test
  void of_simultaneous_conditional_transactions_one_wins() {
    var won =
        atOnce(
            caller ->
                transacted(
                    write().putNew("{'id': 'a', 'n': " + caller + "}"),
                    write().put("{'id': 'own" + caller + "'}")));

    assertThat(won).containsOnlyOnce(true);
    assertThat(TABLE.get("{'id': 'a'}").get("n").n()).isEqualTo("" + won.indexOf(true));
    assertThat(TABLE.count()).isEqualTo(2);
  }

  @Test
  void of_a_transaction_and_a_put_one_wins() {
    for (var round = 0; round < 10; round++) {
      var id = "'a" + round + "'";
      var won =
          atOnce(
              caller ->
                  caller % 2 == 0
                      ? transacted(write().putNew("{'id': " + id + "}"))
                      : succeeded(
                          () -> TABLE.put("{'id': " + id + "}", "attribute_not_exists(id)", null)));

      assertThat(won).containsOnlyOnce(true);
    }
  }

  @Test
  void no_simultaneous_addition_is_lost() {
    atOnce(
        caller -> {
          for (var i = 0; i < 20; i++) {
            TABLE.update("{'id': 'a'}", "ADD n :one", "{':one': 1}");
          }
          return null;
        });

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 160}"));
  }

  @Test
  void seats_are_never_sold_twice() {
    TABLE.put("{'id': 'shard', 'seats': 10}");

    var sold =
        atOnce(
            caller ->
                IntStream.range(0, 5)
                    .filter(
                        i ->
                            transacted(
                                write()
                                    .update(
                                        "{'id': 'shard'}",
                                        "SET seats = seats - :n",
                                        "seats >= :n",
                                        "{':n': 1}"),
                                write().putNew("{'id': 'booking-" + caller + "-" + i + "'}")))
                    .count());

    assertThat(sold.stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
    assertThat(TABLE.get("{'id': 'shard'}")).isEqualTo(item("{'id': 'shard', 'seats': 0}"));
    assertThat(TABLE.count()).isEqualTo(11);
  }

  @Test
  void a_transactional_read_sees_all_or_none() {
    TABLE.transact(write().put("{'id': 'a', 'n': 0}"), write().put("{'id': 'b', 'n': 0}"));
    var isDone = new AtomicBoolean();

    atOnce(
        caller -> {
          if (caller == 0) {
            for (var i = 1; i <= 100; i++) {
              var item = "', 'n': " + i + "}";
              transacted(write().put("{'id': 'a" + item), write().put("{'id': 'b" + item));
            }
            isDone.set(true);
          } else {
            while (!isDone.get()) {
              assertThat(read("a").get("n")).isNotNull();
              var both = readBoth();
              assertThat(both.get(0).get("n")).isEqualTo(both.get(1).get("n"));
            }
          }
          return null;
        });

    assertThat(readBoth()).extracting(i -> i.get("n").n()).containsExactly("100", "100");
  }

  @Test
  void transfers_keep_their_sum() {
    TABLE.transact(write().put("{'id': 'a', 'n': 500}"), write().put("{'id': 'b', 'n': 500}"));

    atOnce(
        caller -> {
          for (var i = 0; i < 20; i++) {
            var values = "{':n': " + (1 + (caller + i) % 3) + "}";
            var from = (caller + i) % 2 == 0 ? "a" : "b";
            var to = from.equals("a") ? "b" : "a";
            transacted(
                write().update("{'id': '" + from + "'}", "SET n = n - :n", "n >= :n", values),
                write().update("{'id': '" + to + "'}", "SET n = n + :n", null, values));
            assertThat(readBoth().stream().mapToInt(b -> Integer.parseInt(b.get("n").n())).sum())
                .isEqualTo(1000);
          }
          return null;
        });
  }

  @Test
  void nobody_sees_what_a_cancelled_transaction_wrote() {
    TABLE.put("{'id': 'a', 'n': 0}");
    TABLE.put("{'id': 'b', 'n': 0}");
    var isDone = new AtomicBoolean();

    atOnce(
        caller -> {
          if (caller == 0) {
            for (var i = 0; i < 100; i++) {
              assertThat(
                      transacted(write().put("{'id': 'a', 'n': 1}"), write().putNew("{'id': 'b'}")))
                  .isFalse();
            }
            isDone.set(true);
          } else {
            while (!isDone.get()) {
              assertThat(read("a")).isEqualTo(item("{'id': 'a', 'n': 0}"));
            }
          }
          return null;
        });
  }

  @Test
  void an_answered_transaction_is_seen_by_all() {
    atOnce(
        caller -> {
          for (var i = 0; i < 10; i++) {
            var id = "k" + caller + "-" + i;
            if (transacted(write().put("{'id': '" + id + "'}"))) {
              assertThat(read(id)).isNotEmpty();
            }
          }
          return null;
        });
  }

  @Test
  void a_token_used_at_once_writes_once() {
    TABLE.put("{'id': 'a', 'n': 0}");
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(write().update("{'id': 'a'}", "ADD n :one", null, "{':one': 1}"))
            .clientRequestToken(UUID.randomUUID().toString())
            .build();

    var done = atOnce(caller -> tried(request));

    assertThat(done).contains(true);
    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  /** What each of several callers came to, who begin at the same moment. */
  private static <T> List<T> atOnce(IntFunction<T> caller) {
    var start = new CyclicBarrier(CALLERS);
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      var outcomes =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  i ->
                      threads.submit(
                          (Callable<T>)
                              () -> {
                                start.await();
                                return caller.apply(i);
                              }))
              .toList();
      return outcomes.stream().map(IsolationTest::outcome).toList();
    }
  }

  private static <T> T outcome(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** Whether the condition held. */
  private static boolean succeeded(Runnable write) {
    while (true) {
      try {
        write.run();
        return true;
      } catch (ConditionalCheckFailedException e) {
        return false;
      } catch (TransactionConflictException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** Whether all conditions held. */
  private static boolean transacted(TransactWriteItem... actions) {
    var request = TransactWriteItemsRequest.builder().transactItems(actions).build();
    while (true) {
      try {
        TABLE.client().transactWriteItems(request);
        return true;
      } catch (TransactionCanceledException e) {
        if (e.cancellationReasons().stream()
            .noneMatch(r -> r.code().equals("TransactionConflict"))) {
          return false;
        }
      }
    }
  }

  /** Whether this try succeeded. */
  private static boolean tried(TransactWriteItemsRequest request) {
    try {
      TABLE.client().transactWriteItems(request);
      return true;
    } catch (TransactionCanceledException | TransactionInProgressException e) {
      return false;
    }
  }

  private static Map<String, AttributeValue> read(String id) {
    return TABLE.get("{'id': '" + id + "'}");
  }

  private static List<Map<String, AttributeValue>> readBoth() {
    while (true) {
      try {
        return TABLE
            .client()
            .transactGetItems(
                t -> t.transactItems(write().get("{'id': 'a'}"), write().get("{'id': 'b'}")))
            .responses()
            .stream()
            .map(ItemResponse::item)
            .toList();
      } catch (TransactionCanceledException e) {
        Thread.onSpinWait();
      }
    }
  }
}
