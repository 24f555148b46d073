package boxoffice.accounts;

/** What can come of asking for another address. */
sealed interface AddressChange
    permits AddressChange.Held,
        AddressChange.AddressRefused,
        AddressChange.NoSuchAccount,
        NotServed {

  /** The address waits for the code that it was sent, unless another account has it. */
  record Held() implements AddressChange {}

  /** The address breaks a rule of Cognito, such as its form or length (128 characters). */
  record AddressRefused() implements AddressChange {}

  /** There is no account, or none any more. */
  record NoSuchAccount() implements AddressChange {}
}
