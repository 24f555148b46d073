package boxoffice.accounts;

import boxoffice.http.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an account usable, by the code that was sent to its address, for the person who typed the
 * code: the password, the name and the language are those of the same request.
 *
 * <p>Nothing is set before the code was right, for setting a password confirms an account. A crash
 * after that leaves a confirmed account whose password nobody knows, and a reset opens it. A repeat
 * is told that the code is wrong, and sets nothing: of two at once one is right. The password comes
 * last, so who can log in has a name.
 */
public final class ConfirmAccount {

  private final MailedCodes codes;
  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final ProfileStore profiles;

  public ConfirmAccount(
      MailedCodes codes, Accounts accounts, Mailboxes mailboxes, ProfileStore profiles) {
    this.codes = codes;
    this.mailboxes = mailboxes;
    this.accounts = accounts;
    this.profiles = profiles;
  }

  /**
   * Confirms an account.
   *
   * @param language of mails and page; empty where the page did not say
   */
  Confirmation confirm(
      Secret email, Secret code, String name, Secret password, Optional<String> language) {
    return switch (codes.confirm(email, code)) {
      case CodeCheck.Right _ -> settle(email, password, new Chosen(name, language));
      case CodeCheck.Wrong _ -> new Confirmation.WrongCode();
      case NotServed reason -> reason;
    };
  }

  /** What the person says of themselves. */
  private record Chosen(String name, Optional<String> language) {

    Map<String, String> attributes() {
      return language
          .map(code -> Map.of("name", name, "locale", code))
          .orElseGet(() -> Map.of("name", name));
    }
  }

  private Confirmation settle(Secret email, Secret password, Chosen chosen) {
    return switch (accounts.find(email.value())) {
      case AccountFound.Found(var account) ->
          mailboxes.claim(email, account.userId())
              ? settle(account.userId(), password, chosen)
              : close(account.userId());
      case AccountFound.NoSuchAccount _ -> new Confirmation.WrongCode();
      case NotServed reason -> reason;
    };
  }

  /** The mailbox has an account already: nobody shall use this one, which a reset would open. */
  private Confirmation close(String userId) {
    return switch (accounts.disable(userId)) {
      case AccountChange.Changed _, AccountChange.NoSuchAccount _ -> new Confirmation.WrongCode();
      case NotServed reason -> reason;
    };
  }

  private Confirmation settle(String userId, Secret password, Chosen chosen) {
    return switch (accounts.set(userId, chosen.attributes())) {
      case AccountChange.Changed _ -> {
        profiles.write(userId, chosen.name());
        yield switch (accounts.setPassword(userId, password)) {
          case AccountChange.Changed _ -> endSessions(userId);
          case AccountChange.NoSuchAccount _ -> new Confirmation.WrongCode();
          case NotServed reason -> reason;
        };
      }
      case AccountChange.NoSuchAccount _ -> new Confirmation.WrongCode();
      case NotServed reason -> reason;
    };
  }

  /**
   * A version before this one took the password with the registration. It was good from the code
   * until now.
   */
  private Confirmation endSessions(String userId) {
    return switch (accounts.signOutEverywhere(userId)) {
      case AccountChange.Changed _ -> new Confirmation.Confirmed();
      case AccountChange.NoSuchAccount _ -> new Confirmation.WrongCode();
      case NotServed reason -> reason;
    };
  }
}
