package boxoffice;

import boxoffice.accounts.AppClient;
import boxoffice.http.Secret;
import java.time.Duration;
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

  boolean oneAccountPerMailbox() {
    return Boolean.parseBoolean(required("ONE_ACCOUNT_PER_MAILBOX"));
  }

  /** How long access tokens may be used after an account was closed. */
  Duration deletionWait() {
    return Duration.ofMinutes(Integer.parseInt(required("DELETION_WAIT_MINUTES")));
  }

  /** How long after the start of their event bookings are kept; zero for ever. */
  Duration retention() {
    return Duration.ofDays(Integer.parseInt(required("RETENTION_DAYS")));
  }

  /** How long an account waits for its code; zero for ever. */
  Duration unconfirmed() {
    return Duration.ofDays(Integer.parseInt(required("UNCONFIRMED_DAYS")));
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
