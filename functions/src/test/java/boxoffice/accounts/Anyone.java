package boxoffice.accounts;

import boxoffice.http.Caller;

/** Sends requests without a token: account routes need none. */
final class Anyone {

  private Anyone() {}

  static Caller.Call sends(String body) {
    return sends("/auth/login", body);
  }

  static Caller.Call sends(String path, String body) {
    return Caller.nobody().post(path, body);
  }
}
