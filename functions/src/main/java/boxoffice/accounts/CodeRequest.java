package boxoffice.accounts;

/** What can come of asking for a code by mail. */
sealed interface CodeRequest permits CodeRequest.Accepted, NotServed {

  /** A code is on its way, if the address has an account that can use one. */
  record Accepted() implements CodeRequest {}
}
