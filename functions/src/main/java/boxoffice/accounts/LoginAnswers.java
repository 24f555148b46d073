package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Secret;

/** What every route answers that logs somebody in. */
final class LoginAnswers {

  record Tokens(Secret accessToken, Secret refreshToken, int expiresIn) {}

  record SecondFactor(Secret session) {}

  record Asked(SecondFactor secondFactor) {}

  private LoginAnswers() {}

  static Answer of(Login outcome) {
    return switch (outcome) {
      case Login.LoggedIn(var accessToken, var refreshToken, var expiresIn) ->
          Answer.of(200, new Tokens(accessToken, refreshToken, expiresIn));
      case Login.SecondFactorAsked(var session) ->
          Answer.of(200, new Asked(new SecondFactor(session)));
      case Login.SecondFactorMissing _ -> throw AccountProblems.secondFactorNeeded();
      case Login.WrongCredentials _ ->
          throw AccountProblems.wrongCredentials(
              "Check the address and the password, or set a new password. A login that waited for a"
                  + " code of the authenticator for too long must begin anew.");
      case Login.WrongCode _ ->
          throw ProblemException.of(
              ProblemType.WRONG_CODE,
              "Send the code that the authenticator shows now. A code works once.");
      case Login.ChallengeRequired _ ->
          throw ProblemException.of(
              ProblemType.FORBIDDEN,
              "This account needs something to log in that is not offered here.");
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
