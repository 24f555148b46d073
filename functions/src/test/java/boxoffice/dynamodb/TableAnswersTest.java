package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What the table's answers mean: which are unknown, which pass, which are mistakes of ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableAnswersTest {

  private static final Key KEY = new Key("TEST#1", "TEST");
  private static final Map<String, AttributeValue> SET = Attributes.of("type", "TEST");

  @Nested
  class A_transaction {

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void with_a_server_error_is_unknown(int status) {
      assertThat(transact(error(status, "InternalServerError"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void throttled_by_a_server_error_is_unknown() {
      assertThat(transact(error(503, "ThrottlingException"))).isEqualTo(new Outcome.Unknown());
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#throttles")
    void that_is_throttled_is_no_conflict(DynamoDbException throttle) {
      assertThat(transact(throttle)).isEqualTo(new Outcome.Throttled());
    }

    @Test
    void without_a_reply_is_unknown() {
      assertThat(transact(SdkClientException.create("no reply"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void with_an_error_without_a_code_is_unknown() {
      assertThat(transact(error(400, null))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void that_is_in_progress_is_unknown() {
      assertThat(transact(TransactionInProgressException.builder().statusCode(400).build()))
          .isEqualTo(new Outcome.Unknown());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 499})
    void that_is_refused_is_a_mistake_of_ours(int status) {
      var refused = error(status, "ValidationException");

      assertThatThrownBy(() -> transact(refused)).isSameAs(refused);
    }

    @Test
    void that_met_another_one_is_a_conflict() {
      assertThat(transact(cancelled("None", "TransactionConflict")))
          .isEqualTo(new Outcome.Conflicted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceeded", "ThrottlingError"})
    void cancelled_for_lack_of_capacity_is_a_throttle(String reason) {
      assertThat(transact(cancelled("None", reason))).isEqualTo(new Outcome.Throttled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceeded", "ThrottlingError"})
    void throttled_and_in_conflict_is_a_throttle(String reason) {
      assertThat(transact(cancelled("TransactionConflict", reason)))
          .isEqualTo(new Outcome.Throttled());
      assertThat(transact(cancelled(reason, "TransactionConflict")))
          .isEqualTo(new Outcome.Throttled());
    }

    @Test
    void with_a_failed_condition_is_rejected_in_spite_of_a_conflict() {
      assertThat(transact(cancelled("TransactionConflict", "ConditionalCheckFailed", null)))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              rejected -> {
                assertThat(rejected.items()).containsOnlyKeys(1);
                assertThat(rejected.item(1)).isEmpty();
                assertThat(rejected.names(0)).isFalse();
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError", "ItemCollectionSizeLimitExceeded"})
    void cancelled_for_another_reason_is_a_mistake_of_ours(String reason) {
      var cancelled = cancelled("ConditionalCheckFailed", reason);

      assertThatThrownBy(() -> transact(cancelled)).isSameAs(cancelled);
    }
  }

  @Nested
  class A_read_or_write {

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#throttledRequests")
    void that_is_throttled_is_unavailable(Request request, DynamoDbException throttle) {
      assertThatThrownBy(() -> request.of.accept(table(throttle)))
          .isInstanceOf(TableUnavailable.class)
          .hasRootCause(throttle);
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#requests")
    void with_a_server_error_is_unavailable(Request request) {
      assertThatThrownBy(() -> request.of.accept(table(error(500, "InternalServerError"))))
          .isInstanceOf(TableUnavailable.class);
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#requests")
    void without_a_reply_is_unavailable(Request request) {
      assertThatThrownBy(() -> request.of.accept(table(SdkClientException.create("no reply"))))
          .isInstanceOf(TableUnavailable.class);
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#requests")
    void in_the_way_of_a_transaction_is_unavailable(Request request) {
      assertThatThrownBy(() -> request.of.accept(table(cancelled("TransactionConflict"))))
          .isInstanceOf(TableUnavailable.class);
      var conflict = TransactionConflictException.builder().statusCode(400).build();
      assertThatThrownBy(() -> request.of.accept(table(conflict)))
          .isInstanceOf(TableUnavailable.class);
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#requests")
    void with_an_error_without_a_code_is_unavailable(Request request) {
      assertThatThrownBy(() -> request.of.accept(table(error(400, null))))
          .isInstanceOf(TableUnavailable.class);
    }

    @Test
    void knows_whether_a_transaction_was_in_the_way() {
      assertThat(unavailable(cancelled("TransactionConflict")).isConflict()).isTrue();
      assertThat(unavailable(error(400, "ThrottlingException")).isConflict()).isFalse();
      assertThat(unavailable(cancelled("ThrottlingError")).isConflict()).isFalse();
    }

    private static TableUnavailable unavailable(RuntimeException answer) {
      return catchThrowableOfType(
          TableUnavailable.class, () -> table(answer).getInTransaction(KEY));
    }

    @ParameterizedTest
    @MethodSource("boxoffice.dynamodb.TableAnswersTest#requests")
    void that_is_refused_is_a_mistake_of_ours(Request request) {
      var refused = error(499, "ValidationException");

      assertThatThrownBy(() -> request.of.accept(table(refused))).isSameAs(refused);
    }
  }

  @Nested
  class On_the_wire {

    @Test
    void a_transaction_and_a_counter_are_sent_once() throws Exception {
      var received = new AtomicInteger();
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            received.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
          });
      server.start();
      try {
        var table = new Table(client(server.getAddress().getPort()), "BoxOffice");

        assertThat(table.transact(writes(table))).isEqualTo(new Outcome.Unknown());
        assertThat(received).hasValue(1);
        assertThatThrownBy(() -> table.add(KEY, SET, "calls", Duration.ofSeconds(2)))
            .isInstanceOf(TableUnavailable.class);
        assertThat(received).hasValue(2);
      } finally {
        server.stop(0);
      }
    }

    @Test
    void each_request_has_its_time_limit() {
      var limits = new HashMap<String, Duration>();
      var table = new Table(client(1, noting(limits)), "BoxOffice");

      table.transact(writes(table));
      assertThatThrownBy(() -> table.add(KEY, SET, "calls", Duration.ofMillis(1_234)))
          .isInstanceOf(TableUnavailable.class);

      assertThat(limits)
          .containsEntry("TransactWriteItemsRequest", Duration.ofSeconds(2))
          .containsEntry("UpdateItemRequest", Duration.ofMillis(1_234));
    }
  }

  /** A kind of request that is not a transaction of writes. */
  private record Request(String name, Consumer<Table> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Request> requests() {
    return Stream.of(
        new Request("get", table -> table.get(KEY)),
        new Request("get in a transaction", table -> table.getInTransaction(KEY)),
        new Request("get all", table -> table.getAll(List.of(KEY))),
        new Request("query", table -> table.query(query())),
        new Request("count", table -> table.count(query())),
        new Request("put", table -> table.put(KEY.attributes())),
        new Request(
            "update", table -> table.updateIf(KEY, "SET a = :a", "b = :a", Attributes.of(":a", 1))),
        new Request("add", table -> table.add(KEY, SET, "a", Duration.ofSeconds(1))));
  }

  private static Stream<Object[]> throttledRequests() {
    return requests()
        .flatMap(request -> throttles().map(throttle -> new Object[] {request, throttle}));
  }

  private static Stream<DynamoDbException> throttles() {
    return Stream.of(
        error(400, "ThrottlingException"),
        error(400, "ProvisionedThroughputExceededException"),
        error(400, "RequestLimitExceeded"));
  }

  private static QueryRequest.Builder query() {
    return QueryRequest.builder()
        .keyConditionExpression("PK = :a")
        .expressionAttributeValues(Attributes.of(":a", "a"));
  }

  private static Outcome transact(RuntimeException answer) {
    var table = table(answer);
    return table.transact(writes(table));
  }

  private static List<TransactWriteItem> writes(Table table) {
    return List.of(table.put(KEY.attributes(), "attribute_not_exists(PK)"));
  }

  private static DynamoDbException error(int status, String code) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(code)
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }

  /** A cancelled transaction, with the reason of each of its writes. */
  private static DynamoDbException cancelled(String... reasons) {
    return TransactionCanceledException.builder()
        .message("cancelled")
        .statusCode(400)
        .cancellationReasons(
            Arrays.stream(reasons)
                .map(reason -> CancellationReason.builder().code(reason).build())
                .toList())
        .build();
  }

  /** A table that answers every request like this. */
  private static Table table(RuntimeException answer) {
    return new Table(
        client(
            1,
            new ExecutionInterceptor() {
              @Override
              public void beforeExecution(
                  Context.BeforeExecution context, ExecutionAttributes attributes) {
                throw answer;
              }
            }),
        "BoxOffice");
  }

  private static DynamoDbClient client(int port, ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> List.of(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  /** Notes how long requests may take, and sends none. */
  private static ExecutionInterceptor noting(Map<String, Duration> limits) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        limits.put(context.request().getClass().getSimpleName(), limit(context.request()));
        throw SdkClientException.create("not sent");
      }
    };
  }

  private static Duration limit(SdkRequest request) {
    var configured = request.overrideConfiguration().orElseThrow();
    return configured.apiCallTimeout().or(configured::apiCallAttemptTimeout).orElseThrow();
  }
}
