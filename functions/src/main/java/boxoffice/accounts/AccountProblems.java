package boxoffice.accounts;

import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import java.time.Duration;

/**
 * The problems that several account functions answer. Each has one wording whatever its cause, so
 * that it does not tell whether an address has an account.
 */
public final class AccountProblems {

  // Cognito does not say when its limits end.
  private static final Duration LIMIT_WAIT = Duration.ofMinutes(1);
  private static final Duration FAILURE_WAIT = Duration.ofSeconds(2);

  private AccountProblems() {}

  /** Cognito did not serve the request. */
  public static ProblemException of(NotServed reason) {
    return new ProblemException(
        switch (reason) {
          case NotServed.TooManyRequests _ ->
              Problem.of(ProblemType.TOO_MANY_REQUESTS, "Wait before you try again.")
                  .retryAfter(LIMIT_WAIT);
          case NotServed.Unavailable _ ->
              Problem.of(
                      ProblemType.TRY_AGAIN,
                      "The account service gave no answer; the request may have taken effect.")
                  .retryAfter(FAILURE_WAIT);
          case NotServed.Unsupported _ ->
              Problem.of(
                  ProblemType.NOT_AVAILABLE_LOCALLY,
                  "The stand-in for the account service does not offer this.");
        });
  }

  static ProblemException wrongCredentials(String detail) {
    return ProblemException.of(ProblemType.WRONG_CREDENTIALS, detail);
  }

  static ProblemException wrongCode() {
    return ProblemException.of(
        ProblemType.WRONG_CODE,
        "Check the address and the code. A code works once, and for a limited time: if this is a"
            + " repeat, or the account was confirmed before, log in or set a new password."
            + " Otherwise ask for a new code.");
  }

  static ProblemException secondFactorNeeded() {
    return ProblemException.of(
        ProblemType.SECOND_FACTOR_NEEDED,
        "An administrator logs in with an authenticator. Ask the operator to take the account out"
            + " of the group, enrol one, and ask to be put back.");
  }

  /** The old tokens may live on, so it must not look done. */
  static ProblemException resetUnfinished() {
    return new ProblemException(
        Problem.of(
                ProblemType.TRY_AGAIN,
                "The password may have changed, but the sessions may not have ended. Ask for a new"
                    + " code and set a password again.")
            .retryAfter(FAILURE_WAIT));
  }

  /** Of a signed-in user. With 401, a page would take the token for expired. */
  /** It is not the password of the account. */
  public static ProblemException wrongPassword() {
    return ProblemException.of(
        ProblemType.WRONG_PASSWORD, "Type the password with which you sign in now.");
  }

  /** The access token is good for the authorizer until it expires, and for nothing else. */
  public static ProblemException signedOut() {
    return ProblemException.of(ProblemType.UNAUTHORIZED, "This session has ended: log in again.");
  }

  static ProblemException addressRefused() {
    return Request.invalid(
        "email", "must be an address that can get mail, of at most 128 characters");
  }

  static ProblemException passwordRefused() {
    return Request.invalid("password", "is refused by the rules for passwords; choose another one");
  }
}
