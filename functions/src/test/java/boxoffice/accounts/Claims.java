package boxoffice.accounts;

import boxoffice.http.Secret;

/** Claims mailboxes, for the tests of other packages. */
public final class Claims {

  private Claims() {}

  public static void claim(Mailboxes mailboxes, String address, String userId) {
    if (!mailboxes.claim(new Secret(address), userId)) {
      throw new IllegalStateException("the mailbox is taken");
    }
  }
}
