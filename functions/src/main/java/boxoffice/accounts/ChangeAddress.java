package boxoffice.accounts;

import boxoffice.http.Secret;
import java.util.Map;

/**
 * Gives an account another address, once the code that was sent there is typed, and the mailbox of
 * that address with it ({@link Mailboxes}).
 */
final class ChangeAddress {

  private final Accounts accounts;
  private final SelfService selfService;
  private final Mailboxes mailboxes;

  ChangeAddress(Accounts accounts, SelfService selfService, Mailboxes mailboxes) {
    this.accounts = accounts;
    this.selfService = selfService;
    this.mailboxes = mailboxes;
  }

  /** Has a code sent, unless the address or its mailbox is another account's: it looks alike. */
  AddressChange ask(String userId, Secret email) {
    return mailboxes.isTaken(email, userId)
        ? new AddressChange.Held()
        : accounts.changeAddress(userId, email);
  }

  CodeTyped confirm(String userId, Secret accessToken, Secret code) {
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var before) ->
          switch (selfService.confirmAddress(accessToken, code)) {
            case CodeTyped.Taken _ -> moved(before);
            case CodeTyped refusal -> refusal;
          };
      case AccountFound.NoSuchAccount _ -> new CodeTyped.TokenRefused();
      case NotServed reason -> reason;
    };
  }

  private CodeTyped moved(Account before) {
    return switch (accounts.find(before.userId())) {
      case AccountFound.Found(var after) ->
          mailboxes.move(before.email(), after.email(), before.userId())
              ? new CodeTyped.Taken()
              : restored(before);
      case AccountFound.NoSuchAccount _ -> new CodeTyped.TokenRefused();
      case NotServed reason -> reason;
    };
  }

  /** Another account claimed the mailbox since the code was sent. */
  private CodeTyped restored(Account before) {
    return switch (accounts.set(
        before.userId(), Map.of("email", before.email().value(), "email_verified", "true"))) {
      case AccountChange.Changed _ -> new CodeTyped.WrongCode();
      case AccountChange.NoSuchAccount _ -> new CodeTyped.TokenRefused();
      case NotServed reason -> reason;
    };
  }
}
