package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /auth/register}: sends a code to an address. The answer does not tell whether the
 * address has an account.
 */
public final class RegisterHandler implements HttpHandler {

  record Body(@Nullable Secret email) {

    Registration sendTo(MailedCodes codes, Mailboxes mailboxes) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return mailboxes.isTaken(validEmail)
          ? new Registration.Accepted()
          : codes.register(validEmail);
    }
  }

  private final MailedCodes codes;
  private final Mailboxes mailboxes;

  public RegisterHandler() {
    this(App.onLambda().mailedCodes(), App.onLambda().mailboxes());
  }

  RegisterHandler(MailedCodes codes, Mailboxes mailboxes) {
    this.codes = codes;
    this.mailboxes = mailboxes;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(codes, mailboxes));
  }

  private static Answer answerTo(Registration outcome) {
    return switch (outcome) {
      case Registration.Accepted _ -> Answer.empty(202);
      case Registration.AddressRefused _ -> throw AccountProblems.addressRefused();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
