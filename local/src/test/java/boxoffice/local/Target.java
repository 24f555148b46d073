package boxoffice.local;

import java.util.Map;
import java.util.Optional;

/** What the black-box suite runs against, and what cannot be seen there. */
public enum Target {

  /** The system that {@code mvn -Prun} starts. */
  LOCAL(Map.of()),

  /** The template and the functions behind ministack's gateway, user pool, table and stream. */
  MINISTACK(
      Map.of(
          Sight.LOCAL_PARTS, "it has a user pool and a table of its own",
          Sight.LOGS, "its answers name other requests than the logs",
          Sight.POOL_KEY, "its user pool signs by a key of its own",
          Sight.WRONG_CODES, "it takes any code",
          Sight.EXACT_ROUTES, "it takes //health, /health/ and the method get for GET /health")),

  /** A stage somewhere else, by {@code -Dapi.url= -Dapi.key=}. */
  STAGE(
      Map.of(
          Sight.LOCAL_PARTS, "Cognito and DynamoDB are not ours",
          Sight.LOGS, "its logs are not at hand",
          Sight.POOL_KEY, "the key of its user pool is not at hand",
          Sight.POOL, "its user pool is not at hand",
          Sight.CODES, "it sends them by mail; -Dapi.confirm=COMMAND confirms an address instead",
          Sight.LIMITS, "its limits are not for tests to choose",
          Sight.MANY_ACCOUNTS, "it sends mail for every account"));

  /** What tests look at beside the answers to people with an account. */
  public enum Sight {
    /** DynamoDB Local and cognito-local, and what only they answer. */
    LOCAL_PARTS,
    /** What the functions write down. */
    LOGS,
    /** The key by which the user pool signs. */
    POOL_KEY,
    /** The user pool, asked without the API. */
    POOL,
    /** The codes that are sent to addresses. */
    CODES,
    /** That no other code is taken. */
    WRONG_CODES,
    /** Parameters of the template, and the keys of its usage plans. */
    LIMITS,
    /** That a path or method which is not quite a route's is unknown. */
    EXACT_ROUTES,
    /** Accounts by the hundred. */
    MANY_ACCOUNTS
  }

  private final Map<Sight, String> hidden;

  Target(Map<Sight, String> hidden) {
    this.hidden = hidden;
  }

  /** What this run of the tests is against. */
  public static Target chosen() {
    if (!System.getProperty("api.url", "").isBlank()) {
      return STAGE;
    }
    return Boolean.getBoolean("ministack") ? MINISTACK : LOCAL;
  }

  /** Why something cannot be seen; empty where it can. */
  Optional<String> hides(Sight sight) {
    return Optional.ofNullable(hidden.get(sight));
  }
}
