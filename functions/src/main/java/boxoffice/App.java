package boxoffice;

import boxoffice.dynamodb.Table;
import boxoffice.events.SeatStore;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts the functions together: the only place that wires with {@code new} and reads the environment.
 *
 * <p>Clients are made when first asked for, so that a function starts with what it needs and no more.
 */
public final class App {

  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final InstantSource CLOCK = Clock.systemUTC();

  private App() {}

  public static InstantSource clock() {
    return CLOCK;
  }

  public static Table table() {
    return DynamoDb.TABLE;
  }

  public static SeatStore seats() {
    return new SeatStore(table());
  }

  public static CognitoIdentityProviderClient cognito() {
    return Cognito.CLIENT;
  }

  /** The app client of the user pool. */
  public static String userPoolClientId() {
    return setting("USER_POOL_CLIENT_ID");
  }

  static String setting(String name) {
    var value = ENVIRONMENT.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable %s is missing".formatted(name));
    }
    return value;
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
            setting("TABLE_NAME"));
  }

  private static final class Cognito {
    static final CognitoIdentityProviderClient CLIENT =
        CognitoIdentityProviderClient.builder()
            .httpClientBuilder(http())
            .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(8)))
            .build();
  }
}
