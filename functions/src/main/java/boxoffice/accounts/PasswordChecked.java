package boxoffice.accounts;

/** What can come of asking a signed-in user for the password again. */
sealed interface PasswordChecked permits PasswordChecked.Right, PasswordChecked.Wrong, NotServed {

  /** It is the password of the account. */
  record Right() implements PasswordChecked {}

  /** It is not. */
  record Wrong() implements PasswordChecked {}
}
