package boxoffice;

import boxoffice.accounts.AppClient;
import boxoffice.http.Secret;
import java.util.Map;

/**
 * The settings of a function, by the names that {@code template.yaml} gives them. A setting is read
 * when it is needed: each function has only its own.
 *
 * @param values the settings by name
 */
public record Settings(Map<String, String> values) {

  public Settings {
    values = Map.copyOf(values);
  }

  /** Limits of this many calls a second for each user, for what runs without an environment. */
  public static Settings perSecond(int limit) {
    var calls = Integer.toString(limit);
    return new Settings(Map.of("BOOKINGS_PER_SECOND", calls, "CANCELLATIONS_PER_SECOND", calls));
  }

  int bookingsPerSecond() {
    return Integer.parseInt(required("BOOKINGS_PER_SECOND"));
  }

  int cancellationsPerSecond() {
    return Integer.parseInt(required("CANCELLATIONS_PER_SECOND"));
  }

  String tableName() {
    return required("TABLE_NAME");
  }

  String userPoolId() {
    return required("USER_POOL_ID");
  }

  AppClient signUpClient() {
    return client("SIGN_UP_CLIENT");
  }

  AppClient signInClient() {
    return client("SIGN_IN_CLIENT");
  }

  private AppClient client(String name) {
    return new AppClient(required(name + "_ID"), new Secret(required(name + "_SECRET")));
  }

  private String required(String name) {
    var value = values.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalStateException("the environment variable %s is missing".formatted(name));
    }
    return value;
  }
}
