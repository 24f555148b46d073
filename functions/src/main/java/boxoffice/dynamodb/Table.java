package boxoffice.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one table, and the kinds of request that Box Office sends to it.
 *
 * <p>Reads of the table are strongly consistent; reads of an index cannot be. A request that is not
 * answered in time ends with {@link TableUnavailable}; only a transaction says more, by its {@link
 * Outcome}.
 */
public final class Table {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /** Of the writes of a cancelled transaction that were not the reason. */
  private static final String NO_REASON = "None";

  /** Of a write that met another transaction. */
  private static final String CONFLICT = "TransactionConflict";

  /** Reasons for which DynamoDB cancels a transaction that may succeed the next time. */
  private static final Set<String> PASSING =
      Set.of(CONFLICT, "ProvisionedThroughputExceeded", "ThrottlingError");

  /**
   * The SDK must not repeat a transaction inside one call: an earlier attempt without a reply could
   * still land after the last one was refused, and nobody would know.
   */
  private static final SdkPlugin NO_REPEATS =
      client ->
          client.overrideConfiguration(
              client.overrideConfiguration().toBuilder()
                  .retryStrategy(AwsRetryStrategy.doNotRetry())
                  .build());

  private final DynamoDbClient client;
  private final String name;
  private final Pause pause;

  /** A table whose batches are asked for again without a pause. */
  public Table(DynamoDbClient client, String name) {
    this(client, name, _ -> {});
  }

  /**
   * The table of this name.
   *
   * @param pause waits before keys that were left unread are asked for again
   */
  public Table(DynamoDbClient client, String name, Pause pause) {
    this.client = client;
    this.name = name;
    this.pause = pause;
  }

  /** The client and the name, for the libraries that send their own requests. */
  public DynamoDbClient client() {
    return client;
  }

  /** The name of the table. */
  public String name() {
    return name;
  }

  /** One item. */
  public Optional<Item> get(Key key) {
    return item(
        answered(
            () ->
                client
                    .getItem(r -> r.tableName(name).key(key.attributes()).consistentRead(true))
                    .item()));
  }

  /**
   * One item, never an image that a transaction is about to replace.
   *
   * @throws TableUnavailable while one is doing so
   */
  public Optional<Item> getInTransaction(Key key) {
    return getInTransaction(List.of(key)).getFirst();
  }

  /**
   * Up to 100 items as all of them were at one moment, in the order of the keys.
   *
   * @throws TableUnavailable while a transaction is about to change one
   */
  public List<Optional<Item>> getInTransaction(List<Key> keys) {
    var gets =
        keys.stream()
            .map(key -> Get.builder().tableName(name).key(key.attributes()).build())
            .map(get -> TransactGetItem.builder().get(get).build())
            .toList();
    return answered(() -> client.transactGetItems(r -> r.transactItems(gets)).responses()).stream()
        .map(response -> item(response.item()))
        .toList();
  }

  /**
   * Up to 100 items in one request, in no order; more requests only where DynamoDB leaves some
   * unread.
   */
  public List<Item> getAll(List<Key> keys) {
    if (keys.isEmpty()) {
      // DynamoDB takes no empty request.
      return List.of();
    }
    var items = new ArrayList<Item>();
    Map<String, KeysAndAttributes> rest =
        Map.of(
            name,
            KeysAndAttributes.builder()
                .keys(keys.stream().map(Key::attributes).toList())
                .consistentRead(true)
                .build());
    for (var batch = 0; batch < TimeLimits.MOST_BATCHES; batch++) {
      var unread = rest;
      var most = batch == 0 ? TimeLimits.REQUEST : TimeLimits.FURTHER_BATCH;
      if (batch > 0) {
        pause.of(TimeLimits.pauseBefore(batch));
      }
      var response =
          answered(
              () ->
                  client.batchGetItem(
                      r ->
                          r.requestItems(unread)
                              .overrideConfiguration(o -> o.apiCallTimeout(most))));
      response.responses().getOrDefault(name, List.of()).forEach(item -> items.add(new Item(item)));
      rest = response.unprocessedKeys();
      if (rest.isEmpty()) {
        return items;
      }
    }
    throw new TableUnavailable("keys are left unread");
  }

  /** Items of one partition of the table or of an index, one page of them. */
  public Page query(QueryRequest.Builder query) {
    var response = send(query);
    return new Page(
        response.items().stream().map(Item::new).toList(), !response.lastEvaluatedKey().isEmpty());
  }

  /** How many items match, up to the query's limit. */
  public int count(QueryRequest.Builder query) {
    return send(query.select(Select.COUNT)).count();
  }

  private QueryResponse send(QueryRequest.Builder query) {
    return answered(
        () ->
            client.query(
                query
                    .tableName(name)
                    .overrideConfiguration(
                        o ->
                            o.apiCallTimeout(TimeLimits.QUERY)
                                .apiCallAttemptTimeout(TimeLimits.QUERY_ATTEMPT))
                    .build()));
  }

  /** Writes an item whatever was there. */
  public void put(Map<String, AttributeValue> item) {
    answered(() -> client.putItem(r -> r.tableName(name).item(item)));
  }

  /** Sets attributes of an item and leaves its others; where there is none, makes one. */
  public void set(Key key, Map<String, AttributeValue> attributes) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var expression = assign(attributes, names, values);
    answered(
        () ->
            client.updateItem(
                r ->
                    r.tableName(name)
                        .key(key.attributes())
                        .updateExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)));
  }

  /** The clause that sets attributes, by names and values that it adds. */
  private static String assign(
      Map<String, AttributeValue> attributes,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var assignments = new ArrayList<String>();
    attributes.forEach(
        (attribute, value) -> {
          names.put("#" + attribute, attribute);
          values.put(":" + attribute, value);
          assignments.add("#%s = :%s".formatted(attribute, attribute));
        });
    return "SET " + String.join(", ", assignments);
  }

  /**
   * Adds 1 to a counter of an item and returns the item as it is then.
   *
   * @param set what the item gets besides, one attribute at least
   * @param most how long it may take
   */
  public Item add(Key key, Map<String, AttributeValue> set, String counter, Duration most) {
    var names = new HashMap<>(Map.of("#counter", counter));
    var values = new HashMap<>(Attributes.of(":one", 1));
    var expression = "ADD #counter :one " + assign(set, names, values);
    return new Item(
        answered(
                () ->
                    client.updateItem(
                        r ->
                            r.tableName(name)
                                .key(key.attributes())
                                .updateExpression(expression)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValues(ReturnValue.UPDATED_NEW)
                                .overrideConfiguration(
                                    o -> o.apiCallTimeout(most).addPlugin(NO_REPEATS))))
            .attributes());
  }

  /**
   * Updates one item on a condition, at half the cost of a transaction.
   *
   * @return whether the condition held and the item is updated
   */
  public boolean updateIf(
      Key key, String expression, String condition, Map<String, AttributeValue> values) {
    return updateIf(key, expression, condition, Map.of(), values);
  }

  /**
   * Updates one item on a condition, at half the cost of a transaction.
   *
   * @param names stand in the expressions for names that DynamoDB reserves
   * @return whether the condition held and the item is updated
   */
  public boolean updateIf(
      Key key,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var update =
        UpdateItemRequest.builder()
            .tableName(name)
            .key(key.attributes())
            .updateExpression(expression)
            .conditionExpression(condition)
            .expressionAttributeValues(values);
    if (!names.isEmpty()) {
      update.expressionAttributeNames(names);
    }
    try {
      answered(() -> client.updateItem(update.build()));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /** Removes an item, whatever it is; where there is none, nothing happens. */
  public void remove(Key key) {
    answered(() -> client.deleteItem(r -> r.tableName(name).key(key.attributes())));
  }

  /**
   * Removes an item on a condition.
   *
   * @return whether the condition held and the item is removed; a repeat finds it gone
   */
  public boolean removeIf(Key key, String condition, Map<String, AttributeValue> values) {
    try {
      answered(
          () ->
              client.deleteItem(
                  r ->
                      r.tableName(name)
                          .key(key.attributes())
                          .conditionExpression(condition)
                          .expressionAttributeValues(values)));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /** A write for a transaction: a new item, on a condition. */
  public TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
    return put(item, condition, Map.of());
  }

  /** A write for a transaction: an item in place of what was there, on a condition. */
  public TransactWriteItem put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    var put =
        Put.builder()
            .tableName(name)
            .item(item)
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  /** A write for a transaction: an item, whatever was there. */
  public TransactWriteItem replace(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(p -> p.tableName(name).item(item)).build();
  }

  /** A write for a transaction: an update, on a condition. */
  public TransactWriteItem update(
      Key key,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var update =
        Update.builder()
            .tableName(name)
            .key(key.attributes())
            .updateExpression(expression)
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!names.isEmpty()) {
      update.expressionAttributeNames(names);
    }
    return TransactWriteItem.builder().update(update.build()).build();
  }

  /** No write, but a condition of a transaction. */
  public TransactWriteItem check(
      Key key, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    var check =
        ConditionCheck.builder()
            .tableName(name)
            .key(key.attributes())
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      check.expressionAttributeValues(values);
    }
    if (!names.isEmpty()) {
      check.expressionAttributeNames(names);
    }
    return TransactWriteItem.builder().conditionCheck(check.build()).build();
  }

  /** A write for a transaction: the end of an item that must be there. */
  public TransactWriteItem delete(Key key) {
    return delete(key, "attribute_exists(PK)", Map.of());
  }

  /** A write for a transaction: the end of an item, on a condition. */
  public TransactWriteItem delete(Key key, String condition, Map<String, AttributeValue> values) {
    var delete =
        Delete.builder()
            .tableName(name)
            .key(key.attributes())
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      delete.expressionAttributeValues(values);
    }
    return TransactWriteItem.builder().delete(delete.build()).build();
  }

  /**
   * All writes or none, at most 100 of them, on different items; sent once.
   *
   * @throws DynamoDbException where DynamoDB refuses the request itself, which is a mistake of ours
   */
  public Outcome transact(List<TransactWriteItem> writes) {
    try {
      client.transactWriteItems(
          r ->
              r.transactItems(writes)
                  .overrideConfiguration(
                      o -> o.apiCallAttemptTimeout(TimeLimits.REQUEST).addPlugin(NO_REPEATS)));
      return new Outcome.Committed();
    } catch (DynamoDbException e) {
      return outcome(e);
    } catch (SdkClientException _) {
      return new Outcome.Unknown();
    }
  }

  /**
   * The answer to a request of the table, also to one that a library sends.
   *
   * @throws TableUnavailable where there is none
   */
  public static <T> T answered(Supplier<T> request) {
    try {
      return request.get();
    } catch (TransactionConflictException | SdkClientException e) {
      throw new TableUnavailable(e, false);
    } catch (DynamoDbException e) {
      if (isLost(e) || e.isThrottlingException() || isPassing(e)) {
        throw new TableUnavailable(e, isPassing(e) && !isThrottled(e));
      }
      throw e;
    }
  }

  private static Outcome outcome(DynamoDbException e) {
    if (isLost(e) || e instanceof TransactionInProgressException) {
      return new Outcome.Unknown();
    }
    if (e.isThrottlingException()) {
      return new Outcome.Throttled();
    }
    if (isPassing(e)) {
      return isThrottled(e) ? new Outcome.Throttled() : new Outcome.Conflicted();
    }
    if (e instanceof TransactionCanceledException cancelled && isRejected(cancelled)) {
      return new Outcome.Rejected(failed(cancelled.cancellationReasons()));
    }
    throw e;
  }

  /**
   * Whether an answer says nothing of its request: an error of the server, whatever its code, or
   * one that broke off before its code.
   */
  private static boolean isLost(DynamoDbException e) {
    var details = e.awsErrorDetails();
    return e.statusCode() >= 500 || (details != null && details.errorCode() == null);
  }

  /** Whether a transaction was cancelled for reasons that all pass. */
  private static boolean isPassing(DynamoDbException e) {
    return e instanceof TransactionCanceledException cancelled
        && PASSING.containsAll(reasons(cancelled));
  }

  /**
   * Whether one of the reasons that pass was a lack of capacity. Then it is a throttle, whatever
   * else was in the way: every rush meets conflicts, so one beside it says nothing new, while a
   * throttle is rare and there is something to do about it.
   */
  private static boolean isThrottled(DynamoDbException e) {
    return e instanceof TransactionCanceledException cancelled
        && !Set.of(CONFLICT).containsAll(reasons(cancelled));
  }

  /** Whether a condition failed, and nothing else was wrong that repeats would meet for ever. */
  private static boolean isRejected(TransactionCanceledException cancelled) {
    var others = reasons(cancelled);
    return others.remove(CONDITION_FAILED) && PASSING.containsAll(others);
  }

  private static Set<String> reasons(TransactionCanceledException cancelled) {
    var codes = new HashSet<String>();
    cancelled.cancellationReasons().forEach(reason -> codes.add(code(reason)));
    codes.remove(NO_REASON);
    return codes;
  }

  private static String code(CancellationReason reason) {
    return Objects.requireNonNullElse(reason.code(), NO_REASON);
  }

  private static Map<Integer, Optional<Item>> failed(List<CancellationReason> reasons) {
    var failed = new LinkedHashMap<Integer, Optional<Item>>();
    for (var index = 0; index < reasons.size(); index++) {
      if (code(reasons.get(index)).equals(CONDITION_FAILED)) {
        failed.put(index, item(reasons.get(index).item()));
      }
    }
    return failed;
  }

  private static Optional<Item> item(Map<String, AttributeValue> attributes) {
    return attributes.isEmpty() ? Optional.empty() : Optional.of(new Item(attributes));
  }

  /**
   * One page of a query.
   *
   * @param items in the order of their sort keys
   * @param more whether there may be more behind them
   */
  public record Page(List<Item> items, boolean more) {

    public Page {
      items = List.copyOf(items);
    }
  }
}
