package boxoffice.privacy;

import boxoffice.accounts.AccountChange;
import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.NotServed;
import boxoffice.dynamodb.Millis;
import java.time.InstantSource;

/** Closes an account that is to be deleted: nobody logs in any more, and no session goes on. */
public final class CloseAccount {

  private final Accounts accounts;
  private final AccountMarks marks;
  private final InstantSource clock;

  public CloseAccount(Accounts accounts, AccountMarks marks, InstantSource clock) {
    this.accounts = accounts;
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * Closes a marked account and notes when: after that no token is given out. Safe to repeat; if
   * the note is lost, the account is closed once more, and the time counts from then.
   */
  AccountChange close(String userId) {
    var outcome = accounts.close(userId);
    switch (outcome) {
      case AccountChange.Changed _, AccountChange.NoSuchAccount _ ->
          marks.setClosed(userId, Millis.now(clock));
      case NotServed _ -> {}
    }
    return outcome;
  }
}
