package boxoffice.accounts;

import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** What can come of asking a signed-in user for the password again. */
public sealed interface PasswordChecked
    permits PasswordChecked.Right, PasswordChecked.Wrong, NotServed {

  /**
   * It is the password of the account.
   *
   * @param refreshToken of the login that showed it; null where a login takes more than a password
   */
  record Right(@Nullable Secret refreshToken) implements PasswordChecked {}

  /** It is not. */
  record Wrong() implements PasswordChecked {}
}
