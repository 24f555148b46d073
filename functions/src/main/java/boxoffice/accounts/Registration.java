package boxoffice.accounts;

/** What can come of a registration. */
sealed interface Registration
    permits Registration.Accepted, Registration.AddressRefused, NotServed {

  /** A code is on its way, unless the address has a confirmed account. */
  record Accepted() implements Registration {}

  /** The address breaks a rule of Cognito, such as its form or length (128 characters). */
  record AddressRefused() implements Registration {}
}
