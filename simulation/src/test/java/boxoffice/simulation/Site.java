package boxoffice.simulation;

import boxoffice.simulation.table.StreamRecord;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** One function instance: the code under test, behind types that do not name its classes. */
public interface Site {

  /** Carries out a call, with as many requests to the client as it needs. */
  Answer carryOut(Call call);

  /** An instance like this one, in which a user may book so often in a second, and cancel. */
  Site allowing(int perSecond);

  /** The calls that this stream record starts. */
  Set<Call.FromStream> triggeredBy(StreamRecord record);

  /** Makes function instances. */
  @FunctionalInterface
  interface Factory {

    /**
     * Starts an instance.
     *
     * @param knownShards how many shards the event has, if the instance knows it from earlier
     *     calls; then it also counts no calls, so that it sends only requests of the protocol
     */
    Site open(
        DynamoDbClient client,
        Services services,
        InstantSource clock,
        RandomGenerator random,
        OptionalInt knownShards);

    /** Changes a transaction on its way to the table. */
    default TransactWriteItemsRequest rewrite(TransactWriteItemsRequest request) {
      return request;
    }
  }
}
