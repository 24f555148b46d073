package boxoffice.accounts;

import java.util.Map;

/**
 * Name and language of a user, and whether they want reminders. Cognito keeps the first two; the
 * {@link ProfileStore profile} has a copy of the name, and the choice.
 */
final class OwnProfile {

  /** As many as the time of the function is enough for. */
  private static final int COPIES = 2;

  private final Accounts accounts;
  private final ProfileStore profiles;

  OwnProfile(Accounts accounts, ProfileStore profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  AccountFound find(String userId) {
    return accounts.find(userId);
  }

  boolean wantsReminders(String userId) {
    return profiles.wantsReminders(userId);
  }

  /** Has a user reminded of events, or not. It is safe to repeat, as is {@link #change}. */
  void remind(String userId, boolean wanted) {
    profiles.remind(userId, wanted);
  }

  /**
   * Changes what the attributes say, in Cognito and in the copy.
   *
   * @param attributes those of Cognito; an empty value removes one
   */
  AccountFound change(String userId, Map<String, String> attributes) {
    return switch (accounts.set(userId, attributes)) {
      case AccountChange.Changed _ -> copied(userId, accounts.find(userId), 0);
      case AccountChange.NoSuchAccount _ -> new AccountFound.NoSuchAccount();
      case NotServed reason -> reason;
    };
  }

  /**
   * Copies the name until Cognito has the same one afterwards: of two changes at once, the first to
   * reach Cognito may be the last to reach the table.
   */
  private AccountFound copied(String userId, AccountFound found, int copies) {
    if (!(found instanceof AccountFound.Found(var account))
        || !(account.name() instanceof String name)) {
      return found;
    }
    if (copies == COPIES) {
      return new NotServed.Unavailable();
    }
    profiles.rename(userId, name);
    var after = accounts.find(userId);
    return isNamed(name, after) ? after : copied(userId, after, copies + 1);
  }

  private static boolean isNamed(String name, AccountFound found) {
    return found instanceof AccountFound.Found(var account) && name.equals(account.name());
  }
}
