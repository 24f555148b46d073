package boxoffice.accounts;

import boxoffice.http.Caller;

/** Account routes need nobody to be logged in. */
final class Anyone {

  private Anyone() {}

  static Caller.Call sends(String body) {
    return Caller.nobody().post("/auth", body);
  }
}
