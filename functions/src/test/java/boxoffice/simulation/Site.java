package boxoffice.simulation;

import boxoffice.simulation.memory.StreamRecord;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One function instance: the code under test, behind types that know none of its classes. */
public interface Site {

  /** Carries out a call, with as many requests to the client as it takes. */
  Answer carryOut(Call call);

  /** Whether this record of the table's stream asks to settle the event. */
  boolean triggers(StreamRecord record);

  /** Makes function instances. */
  @FunctionalInterface
  interface Factory {
    Site open(DynamoDbClient client, InstantSource clock, RandomGenerator random);
  }
}
