package boxoffice.accounts;

/** What can come of the code that confirms an account. */
sealed interface CodeCheck permits CodeCheck.Right, CodeCheck.Wrong, NotServed {

  /** It was right, and is used up: this call confirmed the account, and no other. */
  record Right() implements CodeCheck {}

  /** It does not match or is too old, or no account of this address waits for one. */
  record Wrong() implements CodeCheck {}
}
