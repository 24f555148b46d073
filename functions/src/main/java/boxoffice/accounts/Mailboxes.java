package boxoffice.accounts;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whose a mailbox is, where one mailbox may have one account: many mail services deliver {@code
 * a.b+c@} to {@code ab@}, so one person could buy the tickets of many. The table holds a keyed hash
 * and no address. An account claims its mailbox when it is confirmed; nothing before that does, for
 * anybody can give any address.
 */
public final class Mailboxes {

  private final Table table;
  private final KeyedHash hash;
  private final boolean onlyOneAccount;

  /**
   * The mailboxes of a stack.
   *
   * @param secret the key of the hashes comes from it
   * @param onlyOneAccount false to let everybody have as many accounts as addresses
   */
  public Mailboxes(Table table, Secret secret, boolean onlyOneAccount) {
    this.table = table;
    this.hash = new KeyedHash(secret, "mailbox of an account");
    this.onlyOneAccount = onlyOneAccount;
  }

  /** Whether an account has claimed the mailbox of this address. */
  boolean isTaken(Secret email) {
    return onlyOneAccount && table.get(Keys.mailbox(hashOf(email))).isPresent();
  }

  /**
   * Claims the mailbox of an address for an account; may be repeated.
   *
   * @return whether it is this account's
   */
  boolean claim(Secret email, String userId) {
    return !onlyOneAccount
        || table.updateIf(
            Keys.mailbox(hashOf(email)),
            "SET #type = :type, userId = :userId",
            "attribute_not_exists(PK) OR userId = :userId",
            Map.of("#type", "type"),
            Attributes.of(":type", "MAILBOX", ":userId", userId));
  }

  /**
   * Gives up the claim of an account, when it is deleted or has another address; may be repeated.
   * Also where everybody may have many accounts now, for the claim may be older.
   *
   * @return whether nothing of it is left; false to try again
   */
  public boolean release(Secret email, String userId) {
    var mailbox = Keys.mailbox(hashOf(email));
    return switch (table.transact(
        List.of(
            table.delete(
                mailbox,
                "attribute_not_exists(PK) OR userId = :userId",
                Attributes.of(":userId", userId))))) {
      case Outcome.Committed _, Outcome.Rejected _ -> true;
      case Outcome.Conflicted _, Outcome.Unknown _ -> false;
    };
  }

  private String hashOf(Secret email) {
    return hash.of(mailbox(email.value().toLowerCase(Locale.ROOT)));
  }

  /** The address without dots and without what follows a plus, before the {@code @}. */
  private static String mailbox(String address) {
    var at = address.lastIndexOf('@');
    var plus = address.indexOf('+');
    var name = address.substring(0, plus > 0 && plus < at ? plus : at);
    return name.replace(".", "") + address.substring(at);
  }
}
