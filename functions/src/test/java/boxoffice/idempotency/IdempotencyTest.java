package boxoffice.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.TestClock;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyTest {

  record Made(int number, @Nullable String remark) {}

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock("2020-02-29T12:00:00.500Z");
  private final Idempotency idempotency = new Idempotency(table, clock, Idempotency.DAY);
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void a_repeat_gets_the_first_result() {
    var first = once("key", "body");

    assertThat(once("key", "body")).isEqualTo(first);
    assertThat(first).isEqualTo(new Made(1, null));
    assertThat(runs).hasValue(1);
  }

  @Test
  void every_call_without_a_key_runs() {
    var call = new Idempotency.Call("user", "make", Optional.empty(), "body", TIMEOUT);

    idempotency.once(call, Made.class, this::make);
    idempotency.once(call, Made.class, this::make);

    assertThat(runs).hasValue(2);
    assertThat(records()).isZero();
  }

  @Test
  void another_key_user_or_action_runs() {
    once("key", "body");
    once("another", "body");
    once("user-2", "make", "key", "body");
    once("user", "undo", "key", "body");

    assertThat(runs).hasValue(4);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    once("key", Map.of("capacity", 1));

    assertThat(problemOf(() -> once("key", Map.of("capacity", 2))).type())
        .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_repeat_during_the_first_run_must_wait() {
    var repeat = new Object[1];

    idempotency.once(
        call("key", "body"),
        Made.class,
        () -> {
          repeat[0] = problemOf(() -> once("key", "body"));
          return make();
        });

    var problem = (Problem) repeat[0];
    assertThat(problem.type()).isEqualTo(ProblemType.IN_PROGRESS);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
    assertThat(runs).hasValue(1);
  }

  @Test
  void another_body_is_refused_during_the_first_run() {
    killWith("key");

    assertThat(problemOf(() -> once("key", "another")).type())
        .isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void a_killed_run_is_repeated_after_its_timeout() {
    killWith("key");

    clock.advance(TIMEOUT);
    assertThat(problemOf(() -> once("key", "body")).type()).isEqualTo(ProblemType.IN_PROGRESS);
    clock.advance(Duration.ofMillis(1));
    assertThat(once("key", "body")).isEqualTo(new Made(1, null));
    assertThat(once("key", "body")).isEqualTo(new Made(1, null));
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_failed_run_leaves_no_record() {
    var problem = Problem.of(ProblemType.SOLD_OUT, "No seat is left.");

    assertThatThrownBy(
            () ->
                idempotency.once(
                    call("key", "body"),
                    Made.class,
                    () -> {
                      throw new ProblemException(problem);
                    }))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));

    assertThat(records()).isZero();
    assertThat(once("key", "another body")).isEqualTo(new Made(1, null));
  }

  @Test
  void a_result_is_kept_for_24_hours() {
    once("key", "body");

    clock.advance(Duration.ofHours(24));
    once("key", "body");
    assertThat(runs).hasValue(1);
    clock.advance(Duration.ofSeconds(1));
    once("key", "another body");
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_record_does_not_show_its_key() {
    once("a-secret-key", "body");

    var record = record();
    assertThat(record.text("type")).isEqualTo("IDEMPOTENCY");
    assertThat(record.text("PK")).isEqualTo("IDEMPOTENCY#user#make");
    assertThat(record.number("expiresAt"))
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)).getEpochSecond());
    assertThat(record.attributes().toString()).doesNotContain("a-secret-key");
  }

  @Test
  void a_result_is_returned_even_if_not_kept() {
    var through =
        LocalDynamoDb.through(table, new Faults(UpdateItemRequest.class).next(Fault.LOST_REQUEST));

    var made =
        new Idempotency(through, clock, Idempotency.DAY)
            .once(call("key", "body"), Made.class, this::make);

    assertThat(made).isEqualTo(new Made(1, null));
  }

  @Test
  void nothing_runs_without_a_record() {
    var through =
        LocalDynamoDb.through(table, new Faults(PutItemRequest.class).next(Fault.LOST_REQUEST));

    assertThatThrownBy(
            () ->
                new Idempotency(through, clock, Idempotency.DAY)
                    .once(call("key", "body"), Made.class, this::make))
        .isInstanceOf(TableUnavailable.class);
    assertThat(runs).hasValue(0);
  }

  private void killWith(String key) {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    call(key, "body"),
                    Made.class,
                    () -> {
                      throw new Killed();
                    }))
        .isInstanceOf(Killed.class);
  }

  private Made make() {
    return new Made(runs.incrementAndGet(), null);
  }

  private Made once(String key, Object body) {
    return once("user", "make", key, body);
  }

  private Made once(String userId, String action, String key, Object body) {
    return idempotency.once(
        new Idempotency.Call(userId, action, Optional.of(key), body, TIMEOUT),
        Made.class,
        this::make);
  }

  private static Idempotency.Call call(String key, Object body) {
    return new Idempotency.Call("user", "make", Optional.of(key), body, TIMEOUT);
  }

  private static Problem problemOf(Runnable call) {
    try {
      call.run();
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("there was no problem");
  }

  private int records() {
    return table.query(recordsOfUser()).items().size();
  }

  private Item record() {
    return table.query(recordsOfUser()).items().getFirst();
  }

  private static QueryRequest.Builder recordsOfUser() {
    return QueryRequest.builder()
        .keyConditionExpression("PK = :partition")
        .expressionAttributeValues(Attributes.of(":partition", Keys.idempotency("user", "make")));
  }
}
