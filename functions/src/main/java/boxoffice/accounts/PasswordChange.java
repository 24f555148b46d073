package boxoffice.accounts;

/** What can come of changing one's password. */
sealed interface PasswordChange
    permits PasswordChange.Changed,
        PasswordChange.WrongPassword,
        PasswordChange.IsTheAddress,
        PasswordChange.NoSuchAccount,
        NotServed {

  /**
   * The new password holds, and every session from before has ended.
   *
   * @param login the caller's login with the new password
   */
  record Changed(Login login) implements PasswordChange {}

  /** Neither the old password nor the new one is that of the account. */
  record WrongPassword() implements PasswordChange {}

  /** The new password is the account's own address. */
  record IsTheAddress() implements PasswordChange {}

  /** There is no account any more. */
  record NoSuchAccount() implements PasswordChange {}
}
