package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/register}: opens an account, then writes its {@link ProfileStore profile}. */
public final class RegisterHandler implements HttpHandler {

  record Body(@Nullable Secret email, @Nullable Secret password, @Nullable String name) {

    Registration sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validPassword = checks.password(password);
      var validName = checks.name(name);
      checks.done();
      return accounts.register(validEmail, validPassword, validName);
    }
  }

  record Response(String userId, boolean confirmed) {}

  private final CognitoAccounts accounts;
  private final ProfileStore profiles;

  public RegisterHandler() {
    this(App.onLambda().accounts(), App.onLambda().profiles());
  }

  RegisterHandler(CognitoAccounts accounts, ProfileStore profiles) {
    this.accounts = accounts;
    this.profiles = profiles;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(accounts));
  }

  private Answer answerTo(Registration outcome) {
    return switch (outcome) {
      case Registration.Registered(var userId, var name, var confirmed) -> {
        profiles.write(userId, name);
        yield Answer.of(201, new Response(userId, confirmed));
      }
      case Registration.AccountExists _ ->
          throw ProblemException.of(
              ProblemType.ACCOUNT_EXISTS,
              "If it is yours, log in, ask for a new code to confirm it, or set a new password.");
      case Registration.AddressRefused _ -> throw AccountProblems.addressRefused();
      case Registration.PasswordRefused _ -> throw AccountProblems.passwordRefused();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
