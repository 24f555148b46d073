package boxoffice.accounts;

/** What can come of confirming an account. */
sealed interface Confirmation permits Confirmation.Confirmed, Confirmation.WrongCode, NotServed {

  /** The account can be used, with the password and the name of this request. */
  record Confirmed() implements Confirmation {}

  /** The code does not match or is too old, or no account of this address waits for one. */
  record WrongCode() implements Confirmation {}
}
