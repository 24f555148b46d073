package boxoffice.accounts;

/** What can come of a registration. */
sealed interface Registration
    permits Registration.Accepted, Registration.HasAccount, Registration.AddressRefused, NotServed {

  /** A code is on its way. */
  record Accepted() implements Registration {}

  /** The address has a confirmed account, which its person may not remember. */
  record HasAccount() implements Registration {}

  /** The address breaks a rule of Cognito, such as its form or length (128 characters). */
  record AddressRefused() implements Registration {}
}
