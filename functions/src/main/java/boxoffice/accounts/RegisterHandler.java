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

    Secret checked() {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return validEmail;
    }
  }

  private final MailedCodes codes;
  private final Mailboxes mailboxes;
  private final AccountNotices notices;

  public RegisterHandler() {
    this(App.onLambda().mailedCodes(), App.onLambda().mailboxes(), App.onLambda().accountNotices());
  }

  RegisterHandler(MailedCodes codes, Mailboxes mailboxes, AccountNotices notices) {
    this.codes = codes;
    this.mailboxes = mailboxes;
    this.notices = notices;
  }

  @Override
  public Answer answer(Request request) {
    var email = request.allowQuery().body(Body.class).checked();
    return switch (register(email)) {
      case Registration.Accepted _ -> Answer.empty(202);
      case Registration.HasAccount _ -> {
        notices.tell(email);
        yield Answer.empty(202);
      }
      case Registration.AddressRefused _ -> throw AccountProblems.addressRefused();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }

  private Registration register(Secret email) {
    return mailboxes.isTaken(email) ? new Registration.Accepted() : codes.register(email);
  }
}
