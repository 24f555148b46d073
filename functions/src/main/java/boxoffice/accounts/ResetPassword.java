package boxoffice.accounts;

import boxoffice.http.Secret;

/**
 * Sets a new password by a code, and ends every session. The user pool ends them, too, by {@link
 * EndSessions}: should this function die after the code is used up, no session outlives the old
 * password. Only {@link PasswordReset.Reset} means that all of it is done.
 */
public final class ResetPassword {

  private final MailedCodes codes;
  private final Accounts accounts;

  public ResetPassword(MailedCodes codes, Accounts accounts) {
    this.codes = codes;
    this.accounts = accounts;
  }

  PasswordReset reset(Secret email, Secret code, Secret password) {
    return switch (codes.resetPassword(email, code, password)) {
      case PasswordReset.Reset reset -> endSessions(email, reset);
      case PasswordReset.SessionsMayLive unfinished -> endSessions(email, unfinished);
      case PasswordReset.WrongCode wrong -> wrong;
      case PasswordReset.PasswordRefused refused -> refused;
      // The trigger may be what gave no answer, after the password was set.
      case NotServed.Unavailable _ -> endSessions(email, new PasswordReset.SessionsMayLive());
      case NotServed reason -> reason;
    };
  }

  private PasswordReset endSessions(Secret email, PasswordReset outcome) {
    return switch (accounts.signOutEverywhere(email.value())) {
      case AccountChange.Changed _ -> outcome;
      case AccountChange.NoSuchAccount _ -> new PasswordReset.WrongCode();
      case NotServed _ -> new PasswordReset.SessionsMayLive();
    };
  }
}
