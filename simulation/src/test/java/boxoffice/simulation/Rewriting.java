package boxoffice.simulation;

import boxoffice.simulation.Transaction.Part;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The product, with one kind of write changed on its way to the table.
 *
 * @param transaction the transactions to change
 * @param part the items whose writes are changed
 */
record Rewriting(Transaction transaction, Part part, UnaryOperator<TransactWriteItem> change)
    implements Site.Factory {

  /** Holds for every item and for none, so what is joined to it by OR need not hold. */
  private static final String ALWAYS = "attribute_exists(PK) OR attribute_not_exists(PK)";

  /** Some conditions need not hold. */
  static Rewriting without(Transaction transaction, Part part, Predicate<String> conjunct) {
    return new Rewriting(
        transaction,
        part,
        write ->
            Transaction.withCondition(
                write,
                Transaction.conjuncts(write).stream()
                    .map(each -> conjunct.test(each) ? "(%s OR %s)".formatted(each, ALWAYS) : each)
                    .collect(Collectors.joining(" AND "))));
  }

  /** Some counters stay as they are. */
  static Rewriting uncounted(Transaction transaction, Part part, Predicate<String> counter) {
    return new Rewriting(
        transaction,
        part,
        write -> {
          var counters = Transaction.counters(write).stream().filter(counter).toList();
          return counters.isEmpty() ? write : notCounting(write, counters);
        });
  }

  private static TransactWriteItem notCounting(TransactWriteItem write, List<String> counters) {
    var values = new HashMap<>(write.update().expressionAttributeValues());
    counters.forEach(counter -> values.put(Transaction.delta(write, counter), NOTHING));
    return write.toBuilder()
        .update(write.update().toBuilder().expressionAttributeValues(values).build())
        .build();
  }

  private static final AttributeValue NOTHING = AttributeValue.fromN("0");

  @Override
  public Site open(
      DynamoDbClient client,
      Services services,
      InstantSource clock,
      RandomGenerator random,
      OptionalInt knownShards) {
    return new ProductSite(client, services, clock, random, knownShards);
  }

  @Override
  public TransactWriteItemsRequest rewrite(TransactWriteItemsRequest request) {
    if (Transaction.of(request) != transaction) {
      return request;
    }
    return request.toBuilder()
        .transactItems(
            request.transactItems().stream()
                .map(write -> Part.of(write) == part ? change.apply(write) : write)
                .toList())
        .build();
  }
}
