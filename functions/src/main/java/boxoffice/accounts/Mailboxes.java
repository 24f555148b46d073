package boxoffice.accounts;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose a mailbox is, where one mailbox may have one account: many mail services deliver {@code
 * a.b+c@} to {@code ab@}, so one person could buy the tickets of many. The table holds a keyed hash
 * and no address. An account claims its mailbox when it is confirmed; nothing before that does, for
 * anybody can give any address.
 */
public final class Mailboxes {

  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

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

  /** Whether another account than this one has claimed the mailbox of this address. */
  boolean isTaken(Secret email, String userId) {
    return onlyOneAccount
        && table
            .get(Keys.mailbox(hashOf(email)))
            .filter(claim -> !claim.text("userId").equals(userId))
            .isPresent();
  }

  /**
   * Claims the mailbox of an account's new address, and then gives up that of the old one. If this
   * is cut off in between, the account keeps both.
   *
   * @return whether the new one is this account's
   */
  boolean move(Secret from, Secret to, String userId) {
    if (!claim(to, userId)) {
      return false;
    }
    if (!hashOf(from).equals(hashOf(to)) && !release(from, userId)) {
      LOG.error("the old mailbox of the user {} stays taken", userId);
    }
    return true;
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
      case Outcome.Missed _ -> false;
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
