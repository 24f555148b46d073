package boxoffice.accounts;

/** Why an account operation had no outcome of its own; the same for all of them. */
sealed interface NotServed
    extends Registration, Confirmation, CodeRequest, Login, Refresh, Logout, PasswordReset {

  /** Cognito's limit for the account, the caller's address or the user pool is reached. */
  record TooManyRequests() implements NotServed {}

  /** No answer, or an error on Cognito's side: it may have happened or not. */
  record Unavailable() implements NotServed {}

  /** What stands in for Cognito does not know the operation. Cognito itself never says so. */
  record Unsupported() implements NotServed {}
}
