package boxoffice.simulation;

import boxoffice.simulation.memory.Executed;
import boxoffice.simulation.memory.TableImage;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Carries out requests. */
@FunctionalInterface
interface Engine {

  /**
   * Carries out a request on a table that is as the image shows it.
   *
   * @throws RuntimeException as the SDK's client would
   */
  Executed execute(TableImage image, DynamoDbRequest request);

  /** Fails if the table that the engine keeps, if it keeps one, is not as the image shows it. */
  default void compare(TableImage image) {}
}
