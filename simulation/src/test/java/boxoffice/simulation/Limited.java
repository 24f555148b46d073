package boxoffice.simulation;

import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Function instances with a limit of calls.
 *
 * @param perSecond how often a user may book in a second, and cancel
 */
record Limited(Site.Factory sites, int perSecond) implements Site.Factory {

  @Override
  public Site open(
      DynamoDbClient client,
      Services services,
      InstantSource clock,
      RandomGenerator random,
      OptionalInt knownShards) {
    return sites.open(client, services, clock, random, knownShards).allowing(perSecond);
  }

  @Override
  public TransactWriteItemsRequest rewrite(TransactWriteItemsRequest request) {
    return sites.rewrite(request);
  }
}
