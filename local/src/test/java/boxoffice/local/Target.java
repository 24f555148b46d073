package boxoffice.local;

import java.util.Map;
import java.util.Optional;

/** The systems that the black-box suite can test, and what each of them hides. */
public enum Target {

  /** The system that {@code mvn -Prun} starts. */
  LOCAL(Map.of()),

  /** The template and the functions behind ministack's gateway, user pool, table and stream. */
  MINISTACK(
      Map.of(
          Sight.LOCAL_PARTS, "it has a user pool and a table of its own",
          Sight.MAILS, "the mailbox that tests read is of the local system",
          Sight.LOGS, "its answers name other requests than the logs",
          Sight.POOL_KEY, "its user pool signs by a key of its own",
          Sight.WRONG_CODES, "it takes any code",
          Sight.ENDED_SESSIONS, "a sign-out spares the tokens of the same second",
          Sight.EXACT_ROUTES, "it takes //health, /health/ and the method get for GET /health")),

  /** A stage somewhere else, by {@code -Dapi.url= -Dapi.key=}. */
  STAGE(
      Map.of(
          Sight.LOCAL_PARTS, "Cognito and DynamoDB are not ours",
          Sight.MAILS, "its mails are with their recipients",
          Sight.LOGS, "its logs are not at hand",
          Sight.POOL_KEY, "the key of its user pool is not at hand",
          Sight.POOL, "its user pool is not at hand",
          Sight.CODES, "it sends them by mail; -Dapi.confirm=COMMAND sets a password instead",
          Sight.LIMITS, "its limits are not for tests to choose",
          Sight.MANY_ACCOUNTS, "it sends mail for every account"));

  /** What tests look at in addition to the answers of the API. */
  public enum Sight {
    /** The own table and cognito-local, and answers that only they give. */
    LOCAL_PARTS,
    /** The mails that guests get, and the queues behind them. */
    MAILS,
    /** What the functions log. */
    LOGS,
    /** The key with which the user pool signs. */
    POOL_KEY,
    /** The user pool, called without the API. */
    POOL,
    /** The codes that are sent to addresses. */
    CODES,
    /** That any other code is refused. */
    WRONG_CODES,
    /** Parameters of the template, and the keys of its usage plans. */
    LIMITS,
    /** That a sign-out ends every session at once. */
    ENDED_SESSIONS,
    /** That a path or method that almost matches a route is unknown. */
    EXACT_ROUTES,
    /** Accounts by the hundred. */
    MANY_ACCOUNTS
  }

  private final Map<Sight, String> hidden;

  Target(Map<Sight, String> hidden) {
    this.hidden = hidden;
  }

  /** The system that this run tests. */
  public static Target chosen() {
    if (!System.getProperty("api.url", "").isBlank()) {
      return STAGE;
    }
    return Boolean.getBoolean("ministack") ? MINISTACK : LOCAL;
  }

  /** Why the system hides something; empty if it does not. */
  Optional<String> hides(Sight sight) {
    return Optional.ofNullable(hidden.get(sight));
  }
}
