package boxoffice.privacy;

import boxoffice.accounts.AccountChange;
import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.NotServed;
import boxoffice.accounts.PasswordCheck;
import boxoffice.accounts.PasswordChecked;
import boxoffice.dynamodb.Millis;
import boxoffice.events.OrganizedEvents;
import boxoffice.http.Secret;
import java.time.InstantSource;

/**
 * Takes the request of users to delete their accounts: it is marked and closed. {@link
 * DeleteAccounts} does the rest.
 */
public final class DeleteAccount {

  private final AccountMarks marks;
  private final OrganizedEvents organized;
  private final PasswordCheck passwords;
  private final CloseAccount closeAccount;
  private final InstantSource clock;

  /**
   * @param marks those of accounts that are to be deleted
   */
  public DeleteAccount(
      AccountMarks marks,
      OrganizedEvents organized,
      PasswordCheck passwords,
      CloseAccount closeAccount,
      InstantSource clock) {
    this.marks = marks;
    this.organized = organized;
    this.passwords = passwords;
    this.closeAccount = closeAccount;
    this.clock = clock;
  }

  /** What can come of the request. */
  sealed interface Outcome {

    /** The account is closed, and will be gone. */
    record Accepted() implements Outcome {}

    /** The user organizes events that people hold tickets for. */
    record EventsToCome() implements Outcome {}

    /** The password is wrong. */
    record WrongPassword() implements Outcome {}

    /** Cognito did not do its part: the account may be marked, and not closed yet. */
    record NotDone(NotServed reason) implements Outcome {}
  }

  /**
   * Marks an account and closes it. The mark comes first: if this dies behind it, the job closes
   * the account. A repeat finds the mark, and goes on from there.
   */
  Outcome delete(String userId, Secret given) {
    if (marks.find(userId).isPresent()) {
      return close(userId);
    }
    if (organized.areToCome(userId)) {
      return new Outcome.EventsToCome();
    }
    return switch (passwords.check(userId, given)) {
      // Closing the account ends this login, too.
      case PasswordChecked.Right _ -> {
        marks.set(userId, Millis.now(clock));
        yield close(userId);
      }
      case PasswordChecked.Wrong _ -> new Outcome.WrongPassword();
      case NotServed reason -> new Outcome.NotDone(reason);
    };
  }

  private Outcome close(String userId) {
    return switch (closeAccount.close(userId)) {
      case AccountChange.Changed _, AccountChange.NoSuchAccount _ -> new Outcome.Accepted();
      case NotServed reason -> new Outcome.NotDone(reason);
    };
  }
}
