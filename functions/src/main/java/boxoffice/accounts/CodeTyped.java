package boxoffice.accounts;

/** What can come of a code that a signed-in user types. */
sealed interface CodeTyped
    permits CodeTyped.Taken, CodeTyped.WrongCode, CodeTyped.TokenRefused, NotServed {

  /** What waited for the code is done. */
  record Taken() implements CodeTyped {}

  /** The code does not match or is too old, or nothing waits for one any more. */
  record WrongCode() implements CodeTyped {}

  /** The access token was revoked, or its account is gone. The authorizer sees neither. */
  record TokenRefused() implements CodeTyped {}
}
