package boxoffice.simulation;

import boxoffice.simulation.memory.Executed;
import boxoffice.simulation.memory.TableImage;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Carries out requests, on the table in memory or on DynamoDB Local too. */
@FunctionalInterface
interface Engine {

  /**
   * Carries out a request on the table of this image.
   *
   * @throws RuntimeException as the SDK's client would
   */
  Executed execute(TableImage image, DynamoDbRequest request);

  /** Fails if the engine keeps a table and it differs from the image. */
  default void compare(TableImage image) {}
}
