package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.Removable;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET} and {@code PATCH /account}: who one is, and which mails one wants. */
final class ProfileRoutes {

  record Body(@Nullable String name, @Nullable Removable language, @Nullable Boolean reminders) {

    /** The attributes of Cognito that change; an empty value removes one. */
    Map<String, String> change() {
      var checks = new AccountChecks();
      var attributes = new HashMap<String, String>();
      if (name != null) {
        attributes.put("name", checks.name(name));
      }
      if (language != null) {
        attributes.put("locale", Objects.requireNonNullElse(checks.language(language), ""));
      }
      checks.changesSomething(!attributes.isEmpty() || reminders != null);
      checks.done();
      return attributes;
    }
  }

  record Response(
      String userId,
      Secret email,
      @Nullable String name,
      @Nullable String language,
      boolean hasSecondFactor,
      boolean reminders) {}

  private final OwnProfile profile;

  ProfileRoutes(OwnProfile profile) {
    this.profile = profile;
  }

  Answer show(Request request) {
    var user = request.user();
    request.allowQuery();
    return answerTo(profile.find(user.userId()), null);
  }

  Answer change(Request request) {
    var userId = request.user().userId();
    var body = request.allowQuery().body(Body.class);
    var change = body.change();
    var outcome = change.isEmpty() ? profile.find(userId) : profile.change(userId, change);
    if (outcome instanceof AccountFound.Found && body.reminders() instanceof Boolean wanted) {
      profile.remind(userId, wanted);
    }
    return answerTo(outcome, body.reminders());
  }

  /**
   * @param reminders whether reminders are wanted, if it was just said
   */
  private Answer answerTo(AccountFound outcome, @Nullable Boolean reminders) {
    return switch (outcome) {
      case AccountFound.Found(var account) ->
          Answer.of(
              200,
              new Response(
                  account.userId(),
                  account.email(),
                  account.name(),
                  account.language(),
                  account.hasSecondFactor(),
                  reminders == null ? profile.wantsReminders(account.userId()) : reminders));
      case AccountFound.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
