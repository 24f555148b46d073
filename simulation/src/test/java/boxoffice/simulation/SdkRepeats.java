package boxoffice.simulation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/** Which requests the SDK may send again inside one call. */
final class SdkRepeats {

  private static final Map<SdkPlugin, Boolean> FORBIDS = new ConcurrentHashMap<>();

  private SdkRepeats() {}

  /** Whether no plugin of the request forbids it. */
  static boolean mayRepeat(AwsRequest request) {
    return request
        .overrideConfiguration()
        .map(override -> override.plugins().stream().noneMatch(SdkRepeats::forbids))
        .orElse(true);
  }

  private static boolean forbids(SdkPlugin plugin) {
    return FORBIDS.computeIfAbsent(
        plugin,
        _ -> {
          var client =
              DynamoDbServiceClientConfiguration.builder()
                  .overrideConfiguration(ClientOverrideConfiguration.builder().build());
          plugin.configureClient(client);
          return client
              .overrideConfiguration()
              .retryStrategy()
              .map(RetryStrategy::maxAttempts)
              .filter(attempts -> attempts == 1)
              .isPresent();
        });
  }
}
