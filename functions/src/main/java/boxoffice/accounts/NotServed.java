package boxoffice.accounts;

/** The outcomes that every account operation can have when Cognito does not serve it. */
public sealed interface NotServed
    extends AccountFound,
        AccountChange,
        Unconfirmed,
        AddressChange,
        CodeTyped,
        Enrolment,
        PasswordChange,
        PasswordChecked,
        Registration,
        CodeCheck,
        Confirmation,
        CodeRequest,
        Login,
        Refresh,
        Logout,
        PasswordReset {

  /** Cognito's limit for the account, the caller's address or the user pool is reached. */
  record TooManyRequests() implements NotServed {}

  /** No answer, or an error on Cognito's side: it may have happened or not. */
  record Unavailable() implements NotServed {}

  /** The stand-in for Cognito does not know the operation. Cognito itself never answers this. */
  record Unsupported() implements NotServed {}
}
