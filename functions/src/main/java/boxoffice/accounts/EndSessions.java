package boxoffice.accounts;

/** Ends every session of a user, for callers that can only try again or give up. */
public final class EndSessions {

  private final Accounts accounts;

  public EndSessions(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Ends the sessions. A user who is gone has none.
   *
   * @throws IllegalStateException if they may live on
   */
  public void of(String userName) {
    switch (accounts.signOutEverywhere(userName)) {
      case AccountChange.Changed _, AccountChange.NoSuchAccount _ -> {}
      case NotServed reason ->
          throw new IllegalStateException("the sessions may live on: " + reason);
    }
  }
}
