package boxoffice.simulation;

import boxoffice.simulation.table.Executed;
import boxoffice.simulation.table.TableImage;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Carries out requests, on the table engine alone or on another DynamoDB too. */
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
