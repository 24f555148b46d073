package boxoffice.simulation;

import boxoffice.simulation.memory.StreamRecord;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** One function instance: the code under test, behind types that know none of its classes. */
public interface Site {

  /** Carries out a call, with as many requests to the client as it takes. */
  Answer carryOut(Call call);

  /** What the table's stream asks for because of this record. */
  Set<Call.FromStream> triggeredBy(StreamRecord record);

  /** Makes function instances. */
  @FunctionalInterface
  interface Factory {

    /**
     * Starts an instance.
     *
     * @param knownShards how many shards the event has, if the instance knows it from earlier
     *     calls; then it also lets every call pass without counting it, so that all its requests
     *     are those of the protocol
     */
    Site open(
        DynamoDbClient client,
        InstantSource clock,
        RandomGenerator random,
        OptionalInt knownShards);

    /** The transaction that leaves an instance instead of this one: to change it on its way. */
    default TransactWriteItemsRequest rewrite(TransactWriteItemsRequest request) {
      return request;
    }
  }
}
