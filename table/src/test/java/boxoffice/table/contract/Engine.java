package boxoffice.table.contract;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The engine under test: the one at {@code -Dtable.endpoint=}. */
final class Engine {

  /** Whose deviations are known, by {@code -Dtable.engine=}. */
  static final String NAME = System.getProperty("table.engine", "table");

  private static final URI ENDPOINT = URI.create(System.getProperty("table.endpoint"));

  static final DynamoDbClient CLIENT = client();
  static final DynamoDbStreamsClient STREAMS = build(DynamoDbStreamsClient.builder());

  private Engine() {}

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
        .endpointOverride(ENDPOINT)
        .region(isAws() ? new DefaultAwsRegionProviderChain().getRegion() : Region.EU_CENTRAL_1)
        .credentialsProvider(credentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static AwsCredentialsProvider credentials() {
    return isAws()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }

  private static boolean isAws() {
    return ENDPOINT.getHost().endsWith(".amazonaws.com");
  }
}
