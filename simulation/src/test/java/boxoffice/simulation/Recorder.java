package boxoffice.simulation;

import boxoffice.simulation.Transaction.Part;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The product, with a record of every condition and counter that it sends. */
final class Recorder implements Site.Factory {

  private final Set<String> sent = new TreeSet<>();

  /** The names of the mutations that switch them off. */
  Set<String> sent() {
    return sent;
  }

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
    var transaction = Transaction.of(request);
    request.transactItems().forEach(write -> record(transaction, write));
    return request;
  }

  private void record(Transaction transaction, TransactWriteItem write) {
    var part = Part.of(write);
    if (part == Part.LOG) {
      return;
    }
    for (var conjunct : Transaction.conjuncts(write)) {
      sent.add(Mutations.name(transaction, part, conjunct));
    }
    for (var counter : Transaction.counters(write)) {
      sent.add(Mutations.name(transaction, counter));
    }
  }
}
