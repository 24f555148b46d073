package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.cancelled;
import static boxoffice.table.contract.Errors.cancelledFor;
import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 * and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">how
 * transactions work</a>. That a token expires after ten minutes is not tested.
 */
@Contract
class TransactWriteItemsTest {

  @RegisterExtension static final ContractTable TABLE = ContractTable.plain();
  @RegisterExtension static final ContractTable OTHER = ContractTable.plain();

  private static Actions write() {
    return TABLE.actions();
  }

  @Test
  void all_kinds_of_actions_take_effect() {
    TABLE.put("{'id': 'update', 'n': 1}");
    TABLE.put("{'id': 'delete'}");
    TABLE.put("{'id': 'check', 'n': 5}");

    TABLE.transact(
        write().put("{'id': 'put'}"),
        write().update("{'id': 'update'}", "SET n = n + :v", "n = :v", "{':v': 1}"),
        write().delete("{'id': 'delete'}", "attribute_exists(id)"),
        write().check("{'id': 'check'}", "n > :v", "{':v': 4}"));

    assertThat(TABLE.get("{'id': 'put'}")).isNotEmpty();
    assertThat(TABLE.get("{'id': 'update'}")).isEqualTo(item("{'id': 'update', 'n': 2}"));
    assertThat(TABLE.get("{'id': 'delete'}")).isEmpty();
    assertThat(TABLE.get("{'id': 'check'}")).isEqualTo(item("{'id': 'check', 'n': 5}"));
  }

  @Test
  void two_tables_are_written_in_one_transaction() {
    TABLE.transact(write().put("{'id': 'a'}"), OTHER.actions().put("{'id': 'a'}"));

    assertThat(TABLE.get("{'id': 'a'}")).isNotEmpty();
    assertThat(OTHER.get("{'id': 'a'}")).isNotEmpty();
  }

  @Test
  void a_failure_in_one_table_undoes_both() {
    OTHER.put("{'id': 'a', 'n': 1}");

    cancelled(
        () -> TABLE.transact(write().put("{'id': 'a'}"), OTHER.actions().putNew("{'id': 'a'}")));

    assertThat(TABLE.get("{'id': 'a'}")).isEmpty();
    assertThat(OTHER.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 1, 2, 3})
  void one_failed_action_undoes_all(int failing) {
    for (var id : List.of("put", "update", "delete", "check")) {
      TABLE.put("{'id': '" + id + "', 'n': 1}");
    }
    var values =
        IntStream.range(0, 4).mapToObj(i -> "{':v': " + (i == failing ? 2 : 1) + "}").toList();

    var codes =
        cancelledFor(
            () ->
                TABLE.transact(
                    write().update("{'id': 'put'}", "SET m = :v", "n = :v", values.get(0)),
                    write().update("{'id': 'update'}", "SET m = :v", "n = :v", values.get(1)),
                    failing == 2
                        ? write().delete("{'id': 'delete'}", "attribute_not_exists(id)")
                        : write().delete("{'id': 'delete'}", "attribute_exists(id)"),
                    write().check("{'id': 'check'}", "n = :v", values.get(3))));

    assertThat(codes)
        .isEqualTo(
            IntStream.range(0, 4)
                .mapToObj(i -> i == failing ? "ConditionalCheckFailed" : "None")
                .toList());
    for (var id : List.of("put", "update", "delete", "check")) {
      assertThat(TABLE.get("{'id': '" + id + "'}")).isEqualTo(item("{'id': '" + id + "', 'n': 1}"));
    }
  }

  @Test
  void all_failed_conditions_are_reported_in_order() {
    TABLE.put("{'id': 'b', 'n': 1}");
    TABLE.put("{'id': 'd', 'n': 2}");

    var reasons =
        cancelled(
            () ->
                TABLE.transact(
                    write().put("{'id': 'a'}"),
                    write().putNew("{'id': 'b'}"),
                    write().put("{'id': 'c'}"),
                    write().update("{'id': 'd'}", "SET n = :v", "n = :v", "{':v': 9}"),
                    write().check("{'id': 'e'}", "attribute_exists(id)", null)));

    assertThat(reasons)
        .extracting(CancellationReason::code)
        .containsExactly(
            "None",
            "ConditionalCheckFailed",
            "None",
            "ConditionalCheckFailed",
            "ConditionalCheckFailed");
    assertThat(reasons)
        .extracting(CancellationReason::item)
        .containsExactly(
            item("{}"),
            item("{'id': 'b', 'n': 1}"),
            item("{}"),
            item("{'id': 'd', 'n': 2}"),
            item("{}"));
  }

  @Test
  void only_a_reason_has_a_message() {
    TABLE.put("{'id': 'b'}");

    assertThat(
            cancelled(
                () -> TABLE.transact(write().put("{'id': 'a'}"), write().putNew("{'id': 'b'}"))))
        .extracting(CancellationReason::message)
        .containsExactly(null, "The conditional request failed");
  }

  @Test
  void the_message_names_the_codes() {
    TABLE.put("{'id': 'b'}");

    assertThat(
            refused(
                "TransactionCanceledException",
                () -> TABLE.transact(write().put("{'id': 'a'}"), write().putNew("{'id': 'b'}"))))
        .isEqualTo(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                + " ConditionalCheckFailed]");
  }

  @Test
  void an_item_is_shown_only_where_asked() {
    TABLE.put("{'id': 'a', 'n': 1}");
    TABLE.put("{'id': 'b', 'n': 1}");
    var silent =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(TABLE.name())
                        .item(item("{'id': 'a'}"))
                        .conditionExpression("attribute_not_exists(id)"))
            .build();

    var reasons = cancelled(() -> TABLE.transact(silent, write().putNew("{'id': 'b'}")));

    assertThat(reasons.get(0).hasItem()).isFalse();
    assertThat(reasons.get(1).item()).isEqualTo(item("{'id': 'b', 'n': 1}"));
  }

  @Test
  void a_held_condition_shows_no_item() {
    TABLE.put("{'id': 'a', 'n': 1}");
    TABLE.put("{'id': 'b', 'n': 1}");

    var reasons =
        cancelled(
            () ->
                TABLE.transact(
                    write().check("{'id': 'a'}", "attribute_exists(id)", null),
                    write().putNew("{'id': 'b'}")));

    assertThat(reasons.get(0).hasItem()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a sum with nothing   | SET n = absent + :v | {':v': 1}   | The provided expression refers to an attribute that does not exist in the item
          a sum with a string  | SET n = s + :v      | {':v': 1}   | An operand in the update expression has an incorrect data type
          below nothing        | SET absent.x = :v   | {':v': 1}   | The document path provided in the update expression is invalid for update
          """)
  void an_item_that_does_not_fit_cancels(
      String what, String expression, String values, String message) {
    TABLE.put("{'id': 'b', 's': 'x'}");

    var reasons =
        cancelled(
            () ->
                TABLE.transact(
                    write().put("{'id': 'a'}"),
                    write().update("{'id': 'b'}", expression, null, values)));

    assertThat(reasons)
        .extracting(CancellationReason::code)
        .containsExactly("None", "ValidationError");
    assertThat(reasons.get(1).message()).startsWith(message);
    assertThat(TABLE.get("{'id': 'a'}")).isEmpty();
  }

  @Test
  void a_foreign_key_cancels() {
    assertThat(
            cancelledFor(
                () ->
                    TABLE.transact(write().put("{'id': 'a'}"), write().delete("{'x': 'b'}", null))))
        .containsExactly("None", "ValidationError");
  }

  @Test
  void a_bad_expression_is_refused_before_all() {
    assertThat(
            invalid(
                () ->
                    TABLE.transact(
                        write().put("{'id': 'a'}"),
                        write().update("{'id': 'b'}", "SET status = :v", null, "{':v': 1}"))))
        .isEqualTo(
            "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void unused_values_are_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE.transact(
                        write().update("{'id': 'a'}", "SET n = :v", null, "{':v': 1, ':w': 1}"))))
        .isEqualTo("Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
  }

  @Test
  void a_changed_key_is_refused() {
    TABLE.put("{'id': 'a'}");

    var error =
        catchThrowableOfType(
            DynamoDbException.class,
            () ->
                TABLE.transact(write().update("{'id': 'a'}", "SET id = :v", null, "{':v': 'b'}")));

    assertThat(error.statusCode()).isEqualTo(400);
    assertThat(TABLE.get("{'id': 'b'}")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"put, put", "put, delete", "update, check", "check, delete", "update, update"})
  void two_actions_on_one_item_are_refused(String first, String second) {
    TABLE.put("{'id': 'a', 'n': 1}");

    assertThat(invalid(() -> TABLE.transact(action(first), action(second))))
        .isEqualTo("Transaction request cannot include multiple operations on one item");
    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  private static TransactWriteItem action(String kind) {
    return switch (kind) {
      case "put" -> write().put("{'id': 'a'}");
      case "update" -> write().update("{'id': 'a'}", "SET n = :v", null, "{':v': 2}");
      case "delete" -> write().delete("{'id': 'a'}", null);
      default -> write().check("{'id': 'a'}", "attribute_exists(id)", null);
    };
  }

  @Test
  void a_transaction_has_100_actions_at_the_most() {
    var actions =
        IntStream.range(0, 101)
            .mapToObj(i -> write().put("{'id': 'a" + i + "'}"))
            .toArray(TransactWriteItem[]::new);

    assertThat(invalid(() -> TABLE.transact(actions)))
        .endsWith("Member must have length less than or equal to 100");
    assertThat(TABLE.count()).isZero();

    TABLE.transact(Arrays.copyOf(actions, 100));
    assertThat(TABLE.count()).isEqualTo(100);
  }

  @Test
  void a_transaction_of_nothing_is_refused() {
    assertThat(invalid(() -> TABLE.transact()))
        .endsWith("Member must have length greater than or equal to 1");
  }

  @Test
  void a_transaction_has_4_mb_at_the_most() {
    var actions =
        IntStream.range(0, 11)
            .mapToObj(i -> write().put(Items.sized("a" + i, 400_000)))
            .toArray(TransactWriteItem[]::new);

    invalid(() -> TABLE.transact(actions));
    assertThat(TABLE.count()).isZero();

    TABLE.transact(Arrays.copyOf(actions, 10));
    assertThat(TABLE.count()).isEqualTo(10);
  }

  @Test
  void an_action_of_two_kinds_is_refused() {
    var both =
        TransactWriteItem.builder()
            .put(p -> p.tableName(TABLE.name()).item(item("{'id': 'a'}")))
            .delete(d -> d.tableName(TABLE.name()).key(item("{'id': 'b'}")))
            .build();

    invalid(() -> TABLE.transact(both));
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void an_action_of_no_kind_is_refused() {
    invalid(() -> TABLE.transact(TransactWriteItem.builder().build()));
  }

  @Test
  void a_transaction_in_no_table_is_refused() {
    refused(
        "ResourceNotFoundException",
        () ->
            TABLE.transact(
                write().put("{'id': 'a'}"), new Actions("absent-table").put("{'id': 'a'}")));
    assertThat(TABLE.count()).isZero();
  }

  @Test
  void a_repeat_with_a_token_writes_once() {
    TABLE.put("{'id': 'a', 'n': 0}");
    var request = increment(token());

    TABLE.client().transactWriteItems(request);
    TABLE.client().transactWriteItems(request);

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 1}"));
  }

  @Test
  void a_repeat_succeeds_though_its_condition_fails_now() {
    var request = request(token(), write().putNew("{'id': 'a'}"));

    TABLE.client().transactWriteItems(request);
    TABLE.client().transactWriteItems(request);

    assertThat(TABLE.count()).isEqualTo(1);
  }

  @Test
  void a_repeat_does_not_undo_later_writes() {
    var request = request(token(), write().put("{'id': 'a', 'n': 1}"));
    TABLE.client().transactWriteItems(request);
    TABLE.put("{'id': 'a', 'n': 2}");

    TABLE.client().transactWriteItems(request);

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 2}"));
  }

  @Test
  void other_tokens_write_again() {
    TABLE.put("{'id': 'a', 'n': 0}");

    TABLE.client().transactWriteItems(increment(token()));
    TABLE.client().transactWriteItems(increment(token()));

    assertThat(TABLE.get("{'id': 'a'}")).isEqualTo(item("{'id': 'a', 'n': 2}"));
  }

  @Test
  void a_token_with_another_request_is_refused() {
    var token = token();
    TABLE.client().transactWriteItems(request(token, write().put("{'id': 'a'}")));

    refused(
        "IdempotentParameterMismatchException",
        () -> TABLE.client().transactWriteItems(request(token, write().put("{'id': 'b'}"))));

    assertThat(TABLE.get("{'id': 'b'}")).isEmpty();
  }

  @Test
  void a_cancelled_transaction_may_use_its_token_again() {
    TABLE.put("{'id': 'a'}");
    var request = request(token(), write().putNew("{'id': 'a'}"));
    cancelled(() -> TABLE.client().transactWriteItems(request));
    TABLE.delete("{'id': 'a'}");

    TABLE.client().transactWriteItems(request);

    assertThat(TABLE.get("{'id': 'a'}")).isNotEmpty();
  }

  @Test
  void a_token_of_37_characters_is_refused() {
    assertThat(
            invalid(
                () ->
                    TABLE
                        .client()
                        .transactWriteItems(request("x".repeat(37), write().put("{'id': 'a'}")))))
        .endsWith("Member must have length less than or equal to 36");
  }

  @Test
  void a_repeat_consumes_only_reads() {
    var request =
        request(token(), write().put("{'id': 'a'}")).toBuilder()
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    var first = TABLE.client().transactWriteItems(request).consumedCapacity();

    var repeat = TABLE.client().transactWriteItems(request).consumedCapacity();

    assertThat(first).singleElement().satisfies(c -> assertThat(c.capacityUnits()).isEqualTo(2));
    assertThat(repeat)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.readCapacityUnits()).isEqualTo(2);
              assertThat(c.capacityUnits()).isEqualTo(2);
              assertThat(c.writeCapacityUnits()).isNull();
            });
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  private static TransactWriteItemsRequest increment(String token) {
    return request(token, write().update("{'id': 'a'}", "SET n = n + :v", null, "{':v': 1}"));
  }

  private static TransactWriteItemsRequest request(String token, TransactWriteItem action) {
    return TransactWriteItemsRequest.builder()
        .transactItems(action)
        .clientRequestToken(token)
        .build();
  }
}
