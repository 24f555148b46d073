package boxoffice.accounts;

/** What can come of looking for an account. */
public sealed interface AccountFound
    permits AccountFound.Found, AccountFound.NoSuchAccount, NotServed {

  /** There is one. */
  record Found(Account account) implements AccountFound {}

  /** There is none, or none any more. */
  record NoSuchAccount() implements AccountFound {}
}
