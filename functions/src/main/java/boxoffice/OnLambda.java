package boxoffice;

import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.metrics.EmfCounter;
import boxoffice.snapstart.FirstContact;
import boxoffice.snapstart.Rehearsal;
import boxoffice.snapstart.RehearsalTable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.crac.Core;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function has on Lambda: environment, clock, randomness and clients. The only place that
 * reads them.
 */
final class OnLambda {

  static {
    // The JDK may send a POST again where the server closes the connection without an answer. It
    // does not while the SDK gives it the length of the body; this holds if that changes. Before
    // the first connection, when the JDK reads it.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /** One request to Cognito with the SDK's repeats. */
  static final Duration COGNITO = Duration.ofSeconds(3);

  /** One request to the mail service, which is sent once. */
  static final Duration SES = Duration.ofSeconds(5);

  private static final Settings SETTINGS = new Settings(System.getenv());
  private static final InstantSource CLOCK = Clock.systemUTC();

  /** Not one that SnapStart would clone: every instance would pick the same shards. */
  private static final RandomGenerator RANDOM = new SecureRandom();

  private static final EmfCounter COUNTER = new EmfCounter();

  static final App APP =
      new App(
          new Clients(
              () -> DynamoDb.TABLE,
              () -> Cognito.CLIENT,
              () -> EventBridge.CLIENT,
              () -> Sqs.CLIENT,
              () -> Ses.CLIENT),
          CLOCK,
          RANDOM,
          OnLambda::pause,
          COUNTER,
          SETTINGS);

  /** Held here, for the context of the hooks holds it weakly. */
  private static final Rehearsal REHEARSAL =
      new Rehearsal(() -> rehearsal().bookTickets(), RANDOM, () -> FirstContact.make(http()));

  static {
    if ("snap-start".equals(SETTINGS.values().get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      Core.getGlobalContext().register(REHEARSAL);
    }
  }

  /** How requests reach the table; null for over the network. */
  private static volatile @Nullable SdkHttpClient wayToTable;

  /** How requests reach bus, queues and mail service; null for over the network. */
  private static volatile @Nullable SdkHttpClient wayToMessaging;

  private OnLambda() {}

  /** Has the table reached by another client, if it was not reached yet. */
  static void reachTableBy(SdkHttpClient client) {
    wayToTable = client;
  }

  /** Has bus, queues and mail service reached by another client, if they were not reached yet. */
  static void reachMessagingBy(SdkHttpClient client) {
    wayToMessaging = client;
  }

  /** A wiring of its own, so that nothing it remembers is met later; it counts 0. */
  static App rehearsal() {
    return new App(
        RehearsalTable.open(),
        CLOCK,
        RANDOM,
        OnLambda::pause,
        (measure, _) -> COUNTER.count(measure, 0),
        Settings.withLimits(Integer.MAX_VALUE));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static UrlConnectionHttpClient.Builder http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(TimeLimits.CONNECT)
        .socketTimeout(TimeLimits.REQUEST);
  }

  /**
   * The timers of the limits. The SDK's own keep the timer of a call that has ended, and with it
   * all that the call had, until its time is over.
   */
  private static ScheduledExecutorService timers() {
    var timers = new ScheduledThreadPoolExecutor(1, OnLambda::daemon);
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("timers").unstarted(work);
  }

  /** The client of the table; a test may give it another address. */
  static DynamoDbClientBuilder dynamoDb() {
    return limited(DynamoDbClient.builder(), wayToTable);
  }

  /** With the limits of a request to the table, by this way if there is one. */
  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B limited(
      B builder, @Nullable SdkHttpClient way) {
    builder.overrideConfiguration(
        o ->
            o.apiCallTimeout(TimeLimits.REQUEST)
                .apiCallAttemptTimeout(TimeLimits.ATTEMPT)
                .scheduledExecutorService(timers()));
    return by(way, http(), builder);
  }

  /** By this way if there is one, else over the network. */
  private static <B extends AwsSyncClientBuilder<B, ?>> B by(
      @Nullable SdkHttpClient way, UrlConnectionHttpClient.Builder network, B builder) {
    return way == null ? builder.httpClientBuilder(network) : builder.httpClient(way);
  }

  private static final class DynamoDb {
    static final Table TABLE = new Table(dynamoDb().build(), SETTINGS.tableName(), OnLambda::pause);
  }

  private static final class EventBridge {
    static final EventBridgeClient CLIENT =
        limited(EventBridgeClient.builder(), wayToMessaging).build();
  }

  private static final class Sqs {
    static final SqsClient CLIENT = limited(SqsClient.builder(), wayToMessaging).build();
  }

  private static final class Cognito {
    static final CognitoIdentityProviderClient CLIENT =
        CognitoIdentityProviderClient.builder()
            .httpClientBuilder(http())
            .overrideConfiguration(o -> o.apiCallTimeout(COGNITO))
            .build();
  }

  private static final class Ses {
    static final SesClient CLIENT =
        by(wayToMessaging, http().socketTimeout(SES), SesClient.builder())
            .overrideConfiguration(
                o -> o.apiCallTimeout(SES).retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }
}
