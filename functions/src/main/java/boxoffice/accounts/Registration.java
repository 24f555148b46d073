package boxoffice.accounts;

/** What can come of a registration. */
sealed interface Registration
    permits Registration.Registered,
        Registration.AccountExists,
        Registration.AddressRefused,
        Registration.PasswordRefused,
        NotServed {

  /**
   * The account exists now.
   *
   * @param userId the Cognito {@code sub}
   * @param name the name of the person
   * @param confirmed whether it can be used at once, without a code
   */
  record Registered(String userId, String name, boolean confirmed) implements Registration {}

  /** There is one with this address; Cognito's own rules make that plain. */
  record AccountExists() implements Registration {}

  /** The address breaks a rule of Cognito, such as its form or length (128 characters). */
  record AddressRefused() implements Registration {}

  /** The password breaks the policy of the user pool. */
  record PasswordRefused() implements Registration {}
}
