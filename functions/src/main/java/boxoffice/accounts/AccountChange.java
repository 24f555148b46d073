package boxoffice.accounts;

/** What can come of changing an account as its administrator. */
public sealed interface AccountChange
    permits AccountChange.Changed, AccountChange.NoSuchAccount, NotServed {

  /** It is as asked for. */
  record Changed() implements AccountChange {}

  /** There is none, or none any more. */
  record NoSuchAccount() implements AccountChange {}
}
