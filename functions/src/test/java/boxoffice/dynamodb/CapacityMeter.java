package boxoffice.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts the requests that a client sends, and the capacity units that AWS charges for them. It
 * reads the items before and after each request, so that two independent counts can be compared.
 *
 * <p>The rules, from <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read
 * and write operations</a> and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-capacity-handling">Capacity
 * management for transactions</a>:
 *
 * <ul>
 *   <li>A write takes one unit for each KB of the larger of the two images, and twice that in a
 *       transaction, which writes every item once to prepare and once to commit.
 *   <li>A write whose condition fails takes the same. AWS gives no figure for a cancelled
 *       transaction; the meter takes the expensive reading, the same for each item.
 *   <li>A consistent read takes one unit for each 4 KB, half of it where it is eventually
 *       consistent, twice in a transaction; an item that is not there counts like a small one. A
 *       batch rounds up each item, a query the sum.
 *   <li>An index takes a plain write for each entry that is made, removed or changed, two for one
 *       that moves (<a
 *       href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes">Write
 *       capacity units of an index</a>). It is written after the transaction, so only once (<a
 *       href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-integration">Using
 *       transactional APIs with global secondary indexes</a>).
 * </ul>
 *
 * <p>The meter does not see retries inside the SDK. It is for one request at a time: concurrent
 * writes of the same items make its images wrong.
 */
public final class CapacityMeter implements ExecutionInterceptor {

  private static final List<String> INDEXES = List.of("GSI1", "GSI2");
  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;

  private static final ExecutionAttribute<Map<Key, Map<String, AttributeValue>>> BEFORE =
      new ExecutionAttribute<>("items before the request");

  private final Table images;
  private Spent total = Spent.NOTHING;
  private final Map<String, Spent> byItem = new TreeMap<>();

  /**
   * @param images reads the items of the same table past the meter
   */
  public CapacityMeter(Table images) {
    this.images = images;
  }

  /**
   * What requests cost.
   *
   * @param requests for a kind of item, the requests that touched one of that kind
   * @param writeUnits includes those of indexes
   */
  public record Spent(long requests, double readUnits, double writeUnits, double indexUnits) {

    public static final Spent NOTHING = new Spent(0, 0, 0, 0);

    public Spent plus(Spent other) {
      return new Spent(
          requests + other.requests,
          readUnits + other.readUnits,
          writeUnits + other.writeUnits,
          indexUnits + other.indexUnits);
    }
  }

  /** The cost since the last {@link #reset}. */
  public synchronized Spent total() {
    return total;
  }

  /** The same for each kind of item, by the {@code type} that items carry. */
  public synchronized Map<String, Spent> byItem() {
    return Map.copyOf(byItem);
  }

  public synchronized void reset() {
    total = Spent.NOTHING;
    byItem.clear();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEFORE, images(writtenKeys(context.request())));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var request = context.request();
    var spent = reads(request, context.response());
    var before = attributes.getAttribute(BEFORE);
    var after = images(before.keySet());
    before.forEach(
        (key, old) ->
            add(spent, kind(key), written(old, after.get(key), isTransaction(request), true)));
    count(spent);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    var spent = new HashMap<String, Spent>();
    attributes
        .getAttribute(BEFORE)
        .forEach(
            (key, old) ->
                add(spent, kind(key), written(old, old, isTransaction(context.request()), false)));
    count(spent);
  }

  private synchronized void count(Map<String, Spent> spent) {
    total = total.plus(new Spent(1, 0, 0, 0));
    spent.forEach(
        (kind, units) -> {
          total = total.plus(units);
          byItem.merge(kind, units.plus(new Spent(1, 0, 0, 0)), Spent::plus);
        });
  }

  private static void add(Map<String, Spent> spent, String kind, Spent units) {
    spent.merge(kind, units, Spent::plus);
  }

  // ------------------------------------------------------------------ writes

  private static boolean isTransaction(SdkRequest request) {
    return request instanceof TransactWriteItemsRequest;
  }

  private static List<Key> writtenKeys(SdkRequest request) {
    return switch (request) {
      case UpdateItemRequest update -> List.of(key(update.key()));
      case PutItemRequest put -> List.of(key(put.item()));
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream().map(CapacityMeter::key).toList();
      default -> List.of();
    };
  }

  private static Key key(TransactWriteItem write) {
    if (write.update() != null) {
      return key(write.update().key());
    }
    if (write.conditionCheck() != null) {
      return key(write.conditionCheck().key());
    }
    return key(write.put() == null ? write.delete().key() : write.put().item());
  }

  private static Spent written(
      Map<String, AttributeValue> old,
      Map<String, AttributeValue> now,
      boolean inTransaction,
      boolean succeeded) {
    var units = units(Math.max(size(old), size(now)), WRITE_UNIT) * (inTransaction ? 2 : 1);
    var index = succeeded ? INDEXES.stream().mapToInt(name -> indexUnits(name, old, now)).sum() : 0;
    return new Spent(0, 0, units + index, index);
  }

  /** Both indexes hold every attribute of the items that have their keys. */
  private static int indexUnits(
      String index, Map<String, AttributeValue> old, Map<String, AttributeValue> now) {
    var was = old.containsKey(index + "PK");
    var is = now.containsKey(index + "PK");
    if (!was && !is || old.equals(now)) {
      return 0;
    }
    var moved =
        was
            && is
            && !(Objects.equals(old.get(index + "PK"), now.get(index + "PK"))
                && Objects.equals(old.get(index + "SK"), now.get(index + "SK")));
    return moved
        ? units(size(old), WRITE_UNIT) + units(size(now), WRITE_UNIT)
        : units(Math.max(was ? size(old) : 0, is ? size(now) : 0), WRITE_UNIT);
  }

  private Map<Key, Map<String, AttributeValue>> images(Collection<Key> keys) {
    var found = new HashMap<Key, Map<String, AttributeValue>>();
    for (var key : new HashSet<>(keys)) {
      found.put(key, images.get(key).map(Item::attributes).orElse(Map.of()));
    }
    return found;
  }

  // ------------------------------------------------------------------ reads

  private static Map<String, Spent> reads(SdkRequest request, SdkResponse response) {
    var spent = new HashMap<String, Spent>();
    switch (request) {
      case GetItemRequest get ->
          add(
              spent,
              kind(key(get.key())),
              read(size(((GetItemResponse) response).item()), get.consistentRead() ? 1 : 0.5));
      case TransactGetItemsRequest get -> {
        for (var place = 0; place < get.transactItems().size(); place++) {
          var item = ((TransactGetItemsResponse) response).responses().get(place).item();
          add(spent, kind(key(get.transactItems().get(place).get().key())), read(size(item), 2));
        }
      }
      case BatchGetItemRequest get ->
          get.requestItems()
              .forEach(
                  (table, keys) -> {
                    var factor = keys.consistentRead() ? 1 : 0.5;
                    var items = ((BatchGetItemResponse) response).responses().get(table);
                    items.forEach(item -> add(spent, kind(key(item)), read(size(item), factor)));
                    var absent = keys.keys().size() - items.size();
                    for (var i = 0; i < absent; i++) {
                      add(spent, kind(key(keys.keys().getFirst())), read(0, factor));
                    }
                  });
      case QueryRequest query when query.select() == null ->
          add(
              spent,
              kind(query),
              read(
                  ((QueryResponse) response).items().stream().mapToInt(CapacityMeter::size).sum(),
                  Boolean.TRUE.equals(query.consistentRead()) ? 1 : 0.5));
      case UpdateItemRequest _, PutItemRequest _, TransactWriteItemsRequest _ -> {}
      default -> throw new IllegalArgumentException(request.getClass().getSimpleName());
    }
    return spent;
  }

  private static Spent read(int bytes, double factor) {
    return new Spent(0, units(bytes, READ_UNIT) * factor, 0, 0);
  }

  // ------------------------------------------------------------------ items

  private static Key key(Map<String, AttributeValue> attributes) {
    return new Key(attributes.get("PK").s(), attributes.get("SK").s());
  }

  private static String kind(Key key) {
    var partition = prefix(key.partition());
    return partition.equals("USER") ? prefix(key.sort()) : partition;
  }

  private static String kind(QueryRequest query) {
    return query.expressionAttributeValues().values().stream()
        .map(AttributeValue::s)
        .filter(value -> value != null && value.contains("#"))
        .map(CapacityMeter::prefix)
        .findFirst()
        .orElse(Keys.CANCELLED_EVENTS);
  }

  private static String prefix(String key) {
    return key.split("#", 2)[0];
  }

  private static int units(int bytes, int unit) {
    return Math.max(1, Math.ceilDiv(bytes, unit));
  }

  /**
   * The size of an item, as in <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
   * item sizes and formats</a>.
   */
  public static int size(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> utf8(attribute.getKey()) + size(attribute.getValue()))
        .sum();
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> numberSize(value.n());
      case B -> value.b().asByteArray().length;
      case BOOL, NUL -> 1;
      default -> throw new IllegalArgumentException(value.type().name());
    };
  }

  /** One byte for two significant digits, and one more. */
  private static int numberSize(String number) {
    var significant = number.replaceAll("[-.]", "").replaceAll("^0+|0+$", "");
    return Math.ceilDiv(significant.length(), 2) + (number.startsWith("-") ? 2 : 1);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
