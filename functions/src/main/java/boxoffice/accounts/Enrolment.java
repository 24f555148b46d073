package boxoffice.accounts;

import boxoffice.http.Secret;

/** What can come of starting to enrol an authenticator. */
sealed interface Enrolment permits Enrolment.Started, Enrolment.TokenRefused, NotServed {

  /**
   * The authenticator counts once a code of it was typed.
   *
   * @param secret what the authenticator makes its codes from, in Base32
   */
  record Started(Secret secret) implements Enrolment {}

  /** The access token was revoked, or its account is gone. The authorizer sees neither. */
  record TokenRefused() implements Enrolment {}
}
