package boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.LoopbackServer;
import boxoffice.dynamodb.LoopbackServer.Answer;
import boxoffice.dynamodb.LoopbackServer.BreakOff;
import boxoffice.dynamodb.LoopbackServer.HangUp;
import boxoffice.dynamodb.LoopbackServer.Reply;
import boxoffice.dynamodb.LoopbackServer.Silence;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.RateWindows;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.dynamodb.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The functions' client of the table, as it is made on Lambda, before a server of a test. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentOnceTest {

  private static final Key KEY = new Key("TEST#1", "TEST");

  private final Queue<Reply> coming = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server = new LoopbackServer(_ -> next());
  private final List<Duration> pauses = new ArrayList<>();
  private final Table table = ProductionTable.at(server.address(), "any", pauses::add);

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<Arguments> lost() {
    return Stream.of(
        Arguments.of("no answer", new Silence()),
        Arguments.of("hung up", new HangUp()),
        Arguments.of("broken off", new BreakOff(new Answer(200, "{\"ConsumedCapacity\": []}"))),
        Arguments.of("a refusal broken off", new BreakOff(cancelled("ConditionalCheckFailed"))),
        Arguments.of("500", error(500, "InternalServerError")),
        Arguments.of("503", error(503, "ServiceUnavailable")),
        Arguments.of("a throttle with 503", error(503, "ThrottlingException")),
        Arguments.of("a refusal with 500", error(500, "TransactionCanceledException")),
        Arguments.of("a gateway's 502", new Answer(502, "<html>Bad Gateway</html>")),
        Arguments.of("in progress", error(400, "TransactionInProgressException")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lost")
  void a_lost_transaction_is_sent_once(String name, Reply reply) {
    coming.add(reply);

    assertThat(transact()).isEqualTo(new Outcome.Unknown());
    assertThat(server.received()).containsExactly("TransactWriteItems");
  }

  @Test
  void a_lost_transaction_on_a_used_connection_is_sent_once() {
    assertThat(transact()).isEqualTo(new Outcome.Committed());
    coming.add(new HangUp());

    assertThat(transact()).isEqualTo(new Outcome.Unknown());
    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void a_throttled_transaction_is_sent_once(String code) {
    coming.add(error(400, code));

    assertThat(transact()).isEqualTo(new Outcome.Throttled());
    assertThat(server.received()).containsExactly("TransactWriteItems");
  }

  @Test
  void a_transaction_that_meets_another_is_sent_once() {
    coming.add(cancelled("TransactionConflict", "None"));

    assertThat(transact()).isEqualTo(new Outcome.Conflicted());
    assertThat(server.received()).containsExactly("TransactWriteItems");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceeded",
        "ThrottlingError",
        "TransactionConflict,ThrottlingError"
      })
  void a_cancellation_for_capacity_is_sent_once(String reasons) {
    coming.add(cancelled(reasons.split(",")));

    assertThat(transact()).isEqualTo(new Outcome.Throttled());
    assertThat(server.received()).containsExactly("TransactWriteItems");
  }

  @Test
  void a_failed_condition_counts_beside_a_conflict() {
    coming.add(cancelled("TransactionConflict", "ConditionalCheckFailed"));

    assertThat(transact()).isEqualTo(new Outcome.Rejected(Map.of(1, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ValidationError",
        "ItemCollectionSizeLimitExceeded",
        "DuplicateItem",
        "AReasonThatNobodyKnows",
        "TransactionConflict,ValidationError",
        "ConditionalCheckFailed,ValidationError"
      })
  void a_cancellation_for_our_mistake_is_thrown(String reasons) {
    coming.add(cancelled(reasons.split(",")));

    assertThatThrownBy(this::transact).isInstanceOf(DynamoDbException.class);
    assertThat(server.received()).containsExactly("TransactWriteItems");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationException", "ItemCollectionSizeLimitExceededException"})
  void a_refused_request_is_thrown(String code) {
    coming.add(error(400, code));

    assertThatThrownBy(this::transact).isInstanceOf(DynamoDbException.class);
  }

  @Test
  void a_read_of_several_names_our_mistake_too() {
    coming.add(cancelled("ValidationError"));
    assertThatThrownBy(() -> table.getInTransaction(KEY)).isInstanceOf(DynamoDbException.class);

    coming.add(cancelled("TransactionConflict"));
    assertThatThrownBy(() -> table.getInTransaction(KEY)).isInstanceOf(TableUnavailable.class);
  }

  static Stream<Arguments> repeated() {
    return lost()
        .filter(
            each ->
                !List.of("in progress", "a refusal with 500", "a refusal broken off")
                    .contains(each.get()[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void a_read_is_repeated(String name, Reply reply) {
    coming.addAll(List.of(reply, new Answer(200, "{\"Item\": {\"n\": {\"N\": \"7\"}}}")));

    assertThat(table.get(KEY).orElseThrow().number("n")).isEqualTo(7);
    assertThat(server.received()).containsExactly("GetItem", "GetItem");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lost")
  void a_counter_is_sent_once_and_costs_no_sale(String name, Reply reply) {
    coming.add(reply);
    var rates = new RateWindows(table, Instant::now);

    var began = System.nanoTime();
    var allowed = rates.allows("ada", "BOOK", 1, Duration.ofSeconds(1));

    assertThat(allowed).isTrue();
    assertThat(server.received()).containsExactly("UpdateItem");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TimeLimits.REQUEST);
  }

  @Test
  void a_read_whose_refusal_breaks_off_is_unanswered() {
    coming.add(new BreakOff(error(400, "ValidationException")));

    assertThatThrownBy(() -> table.get(KEY)).isInstanceOf(TableUnavailable.class);
  }

  @Test
  void unread_keys_are_asked_for_after_growing_pauses() {
    coming.addAll(Collections.nCopies(4, unread()));
    coming.add(new Answer(200, "{\"Responses\": {\"any\": []}, \"UnprocessedKeys\": {}}"));

    assertThat(table.getAll(List.of(KEY))).isEmpty();
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 40L, 80L, 160L);
  }

  @Test
  void keys_that_stay_unread_are_given_up() {
    coming.addAll(Collections.nCopies(5, unread()));

    assertThatThrownBy(() -> table.getAll(List.of(KEY))).isInstanceOf(TableUnavailable.class);
    assertThat(server.received()).hasSize(5);
    assertThat(pauses).hasSize(4);
  }

  @Test
  void a_further_batch_waits_no_longer_than_its_limit() {
    coming.addAll(List.of(unread(), new Silence()));

    var began = System.nanoTime();
    assertThatThrownBy(() -> table.getAll(List.of(KEY))).isInstanceOf(TableUnavailable.class);

    assertThat(server.received()).hasSize(2);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TimeLimits.REQUEST);
  }

  @Test
  void a_query_ends_within_its_limit() {
    coming.addAll(Collections.nCopies(9, new Silence()));

    var began = System.nanoTime();
    assertThatThrownBy(
            () -> table.query(QueryRequest.builder().keyConditionExpression("PK = :any")))
        .isInstanceOf(TableUnavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
    assertThat(server.received()).hasSizeBetween(2, 3);
  }

  private Reply next() {
    var reply = coming.poll();
    return reply == null ? new Answer(200, "{}") : reply;
  }

  private Outcome transact() {
    return table.transact(
        List.of(
            table.put(Attributes.of("PK", "TEST#1", "SK", "TEST"), "attribute_not_exists(PK)"),
            table.put(Attributes.of("PK", "TEST#2", "SK", "TEST"), "attribute_not_exists(PK)")));
  }

  private static Answer unread() {
    return new Answer(
        200,
        """
        {"Responses": {}, "UnprocessedKeys":
          {"any": {"Keys": [{"PK": {"S": "TEST#1"}, "SK": {"S": "TEST"}}]}}}
        """);
  }

  private static Answer error(int status, String code) {
    return new Answer(
        status,
        "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\", \"message\": \"any\"}"
            .formatted(code));
  }

  private static Answer cancelled(String... reasons) {
    return new Answer(
        400,
        """
        {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
         "Message": "Transaction cancelled", "CancellationReasons": [%s]}
        """
            .formatted(
                Arrays.stream(reasons)
                    .map("{\"Code\": \"%s\"}"::formatted)
                    .collect(Collectors.joining(", "))));
  }
}
