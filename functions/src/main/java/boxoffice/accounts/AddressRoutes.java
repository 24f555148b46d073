package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /account/email} and {@code /account/email/confirm}: another address. It takes the
 * place of the old one only with the code that it was sent, so a mistyped address locks nobody out.
 */
final class AddressRoutes {

  record Body(@Nullable Secret password, @Nullable Secret email) {}

  record Code(@Nullable Secret code) {}

  private final ChangeAddress changes;
  private final PasswordCheck passwords;

  AddressRoutes(ChangeAddress changes, PasswordCheck passwords) {
    this.changes = changes;
    this.passwords = passwords;
  }

  Answer ask(Request request) {
    var userId = request.user().userId();
    var body = request.allowQuery().body(Body.class);
    var checks = new AccountChecks();
    var password = checks.presentPassword(body.password());
    var email = checks.email(body.email());
    checks.done();
    passwords.require(userId, password);
    return switch (changes.ask(userId, email)) {
      case AddressChange.Held _ -> Answer.empty(202);
      case AddressChange.AddressRefused _ -> throw AccountProblems.addressRefused();
      case AddressChange.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }

  Answer confirm(Request request) {
    var userId = request.user().userId();
    var accessToken = request.accessToken();
    var body = request.allowQuery().body(Code.class);
    var checks = new AccountChecks();
    var code = checks.code(body.code());
    checks.done();
    return switch (changes.confirm(userId, accessToken, code)) {
      case CodeTyped.Taken _ -> Answer.empty(204);
      case CodeTyped.WrongCode _ ->
          throw ProblemException.of(
              ProblemType.WRONG_CODE,
              "Check the code. If you typed it before, the account may have the new address"
                  + " already: look at it. Otherwise ask for the change again.");
      case CodeTyped.TokenRefused _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
