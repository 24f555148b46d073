package boxoffice.idempotency;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.lambda.powertools.idempotency.IdempotencyConfig;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyItemAlreadyExistsException;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyItemNotFoundException;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyValidationException;
import software.amazon.lambda.powertools.idempotency.persistence.BasePersistenceStore;
import software.amazon.lambda.powertools.idempotency.persistence.DataRecord;
import software.amazon.lambda.powertools.idempotency.persistence.DynamoDBPersistenceStore;
import software.amazon.lambda.powertools.utilities.JsonConfig;

/**
 * Runs a call once for each idempotency key of a user, by the store of Powertools idempotency. See
 * docs/decisions/0003-idempotency-with-powertools-1.md.
 */
public final class Idempotency {

  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  private static final ObjectMapper MAPPER = JsonConfig.get().getObjectMapper();
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** For how long the answer to a request over HTTP is kept. */
  public static final Duration DAY = Duration.ofHours(24);

  private final Table table;
  private final InstantSource clock;
  private final IdempotencyConfig config;

  /**
   * @param kept for how long results are kept
   */
  public Idempotency(Table table, InstantSource clock, Duration kept) {
    this.table = table;
    this.clock = clock;
    this.config =
        IdempotencyConfig.builder()
            .withEventKeyJMESPath("key")
            .withPayloadValidationJMESPath("body")
            // Without it all calls that lack a key would share one record.
            .withThrowOnNoIdempotencyKey(true)
            .withHashFunction("SHA-256")
            .withExpiration(kept)
            .build();
  }

  /**
   * A call.
   *
   * @param userId the caller; nobody else gets the answer
   * @param action the name of the operation
   * @param key chosen by the caller for this request and its repeats; without one each call runs
   * @param body what a repeat must have in common with the first call
   * @param timeLeft how long this run can last; after that a repeat may take over
   */
  public record Call(
      String userId, String action, Optional<String> key, Object body, Duration timeLeft) {}

  /** What came of a call with a key. */
  public sealed interface Attempt<T> {

    /** It ran. */
    record First<T>(T result) implements Attempt<T> {}

    /** A call before it had the key; this is its result. */
    record Repeat<T>(T result) implements Attempt<T> {}

    /** A call before it has the key and still runs, or died and has time left. */
    record InProgress<T>() implements Attempt<T> {}

    /** A call before it had the key and another body. */
    record OtherBody<T>() implements Attempt<T> {}
  }

  /**
   * The result of the call, or of the call before that had this key. A call that throws leaves no
   * trace and may be repeated.
   *
   * @param type the type of the result, a record that Jackson can write and read
   * @throws ProblemException 422 if the call before had another body, 409 if it is still running
   */
  public <T> T once(Call call, Class<T> type, Supplier<T> run) {
    if (call.key().isEmpty()) {
      return run.get();
    }
    return switch (attempt(call, type, _ -> true, run)) {
      case Attempt.First<T>(var result) -> result;
      case Attempt.Repeat<T>(var result) -> result;
      case Attempt.InProgress<T> _ ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.IN_PROGRESS, "Repeat the request with the same key in a moment.")
                  .retryAfter(RETRY_AFTER));
      case Attempt.OtherBody<T> _ ->
          throw new ProblemException(
              Problem.of(
                  ProblemType.IDEMPOTENCY_KEY_REUSED,
                  "Send another key, or the body of the first call."));
    };
  }

  /**
   * Runs a call that has a key, unless a call before had it. A call that throws leaves no trace and
   * may be repeated.
   *
   * @param type the type of the result, a record that Jackson can write and read
   * @param isFinal whether a result is kept; a call with another one leaves no trace either
   */
  public <T> Attempt<T> attempt(Call call, Class<T> type, Predicate<T> isFinal, Supplier<T> run) {
    var now = clock.instant();
    var store = store(call, now);
    var data = MAPPER.valueToTree(Map.of("key", call.key().orElseThrow(), "body", call.body()));
    try {
      store.saveInProgress(data, now, OptionalInt.of(Math.toIntExact(call.timeLeft().toMillis())));
    } catch (IdempotencyItemAlreadyExistsException _) {
      return earlier(store, data, type, now);
    }
    return new Attempt.First<>(first(store, data, isFinal, run));
  }

  /**
   * Forgets every kept answer to a user who is gone. Safe to repeat; no call of the user may be
   * under way.
   */
  public void forget(String userId, String action) {
    boolean more;
    do {
      var page =
          table.query(
              QueryRequest.builder()
                  .keyConditionExpression("PK = :calls")
                  .expressionAttributeValues(
                      Attributes.of(":calls", Keys.idempotency(userId, action)))
                  .consistentRead(true));
      page.items().forEach(item -> table.remove(new Key(item.text("PK"), item.text("SK"))));
      more = page.more();
    } while (more);
  }

  private <T> T first(
      BasePersistenceStore store, JsonNode data, Predicate<T> isFinal, Supplier<T> run) {
    T result;
    try {
      result = run.get();
    } catch (RuntimeException e) {
      try {
        store.deleteRecord(data, e);
      } catch (RuntimeException notDeleted) {
        e.addSuppressed(notDeleted);
      }
      throw e;
    }
    try {
      if (isFinal.test(result)) {
        store.saveSuccess(data, result, clock.instant());
      } else {
        // The store takes the reason for its log alone.
        store.deleteRecord(data, new IllegalStateException("not final"));
      }
    } catch (RuntimeException e) {
      // The call is done: its caller needs the answer and will not repeat it.
      LOG.warn("the answer could not be kept for a repeat", e);
    }
    return result;
  }

  private static <T> Attempt<T> earlier(
      BasePersistenceStore store, JsonNode data, Class<T> type, Instant now) {
    DataRecord earlier;
    try {
      earlier = store.getRecord(data, now);
    } catch (IdempotencyValidationException _) {
      return new Attempt.OtherBody<>();
    } catch (IdempotencyItemNotFoundException _) {
      return new Attempt.InProgress<>();
    }
    // Only a run that is done has a response; its status would be by the clock of the machine.
    return earlier.getResponseData() == null
        ? new Attempt.InProgress<>()
        : new Attempt.Repeat<>(read(earlier.getResponseData(), type));
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept answer that cannot be read", e);
    }
  }

  private BasePersistenceStore store(Call call, Instant now) {
    var store =
        DynamoDBPersistenceStore.builder()
            .withDynamoDbClient(new IdempotencyClient(table.client(), now))
            .withTableName(table.name())
            .withKeyAttr("PK")
            .withStaticPkValue(Keys.idempotency(call.userId(), call.action()))
            .withSortKeyAttr("SK")
            .withExpiryAttr(IdempotencyClient.EXPIRES_AT)
            .withInProgressExpiryAttr(IdempotencyClient.IN_PROGRESS_UNTIL)
            .withStatusAttr("status")
            .withDataAttr(IdempotencyClient.RESPONSE)
            .withValidationAttr("bodyHash")
            .build();
    store.configure(config, call.action());
    return store;
  }
}
