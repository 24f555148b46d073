package boxoffice.table.contract;

import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What the cases run on: the engine of this project in this process, or what answers at {@code
 * -Dtable.endpoint=}.
 */
final class Endpoint {

  /** Whose deviations are known, by {@code -Dtable.engine=}. */
  static final String NAME = System.getProperty("table.engine", "table");

  private static final @Nullable String ADDRESS = System.getProperty("table.endpoint");

  private static final SdkHttpClient HTTP =
      ADDRESS == null
          ? new TableHttpClient(
              new Protocol(new Engine(MapStorage.inMemory(), Settings.standard())))
          : UrlConnectionHttpClient.create();

  static final DynamoDbClient CLIENT = client();
  static final DynamoDbStreamsClient STREAMS = build(DynamoDbStreamsClient.builder());

  private Endpoint() {}

  /** A client with these interceptors on all requests. */
  static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    var builder = DynamoDbClient.builder();
    builder.overrideConfiguration(
        o -> {
          for (var interceptor : interceptors) {
            o.addExecutionInterceptor(interceptor);
          }
        });
    return build(builder);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder) {
    return builder
        .endpointOverride(URI.create(ADDRESS == null ? "http://table.invalid" : ADDRESS))
        .region(isAws() ? new DefaultAwsRegionProviderChain().getRegion() : Region.EU_CENTRAL_1)
        .credentialsProvider(credentials())
        .httpClient(HTTP)
        .build();
  }

  private static AwsCredentialsProvider credentials() {
    return isAws()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }

  private static boolean isAws() {
    return ADDRESS != null && URI.create(ADDRESS).getHost().endsWith(".amazonaws.com");
  }
}
