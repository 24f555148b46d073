package boxoffice;

import boxoffice.accounts.CognitoAccounts;
import boxoffice.dynamodb.Table;
import boxoffice.metrics.EmfCounter;
import boxoffice.snapstart.FirstContact;
import boxoffice.snapstart.Rehearsal;
import boxoffice.snapstart.RehearsalTable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.crac.Core;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a function has on Lambda: environment, clock, randomness and clients. The only place that
 * reads them.
 */
final class OnLambda {

  private static final Settings SETTINGS = new Settings(System.getenv());
  private static final InstantSource CLOCK = Clock.systemUTC();

  /** Not one that SnapStart would clone: every instance would pick the same shards. */
  private static final RandomGenerator RANDOM = new SecureRandom();

  private static final EmfCounter COUNTER = new EmfCounter();

  static final App APP =
      new App(
          () -> DynamoDb.TABLE,
          () -> Cognito.ACCOUNTS,
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

  private OnLambda() {}

  /** A wiring of its own, so that nothing it remembers is met later; it counts 0. */
  static App rehearsal() {
    return new App(
        RehearsalTable.open(),
        CLOCK,
        RANDOM,
        OnLambda::pause,
        (measure, _) -> COUNTER.count(measure, 0),
        Settings.perSecond(Integer.MAX_VALUE));
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
        .connectionTimeout(Duration.ofSeconds(1))
        .socketTimeout(Duration.ofSeconds(2));
  }

  private static final class DynamoDb {
    static final Table TABLE =
        new Table(
            DynamoDbClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(3)))
                .build(),
            SETTINGS.tableName());
  }

  private static final class Cognito {
    static final CognitoAccounts ACCOUNTS =
        new CognitoAccounts(
            CognitoIdentityProviderClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(8)))
                .build(),
            SETTINGS.userPoolClientId());
  }
}
