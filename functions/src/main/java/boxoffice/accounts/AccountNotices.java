package boxoffice.accounts;

import boxoffice.http.Json;
import boxoffice.http.Secret;
import boxoffice.messaging.Queue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a mail to somebody who registers an address that has an account. The answer to the
 * registration does not say so, for anybody can give any address.
 */
public final class AccountNotices {

  private static final Logger LOG = LoggerFactory.getLogger(AccountNotices.class);

  private final Accounts accounts;
  private final Queue notices;
  private final InstantSource clock;

  /**
   * @param notices takes the requests for mails
   */
  public AccountNotices(Accounts accounts, Queue notices, InstantSource clock) {
    this.accounts = accounts;
    this.notices = notices;
    this.clock = clock;
  }

  /** Has the person of an address told that it has an account, once a day at most. */
  void tell(Secret email) {
    try {
      // If Cognito does not serve now, nobody is told.
      if (accounts.find(email.value()) instanceof AccountFound.Found(var account)) {
        notices.send(List.of(asking(account.userId(), clock.instant())), Json::write);
      }
    } catch (RuntimeException e) {
      // A failure would say that the address has an account.
      LOG.error("a person was not told of their account", e);
    }
  }

  /** In the form of a domain event. Its id is one a day, so that nobody floods a mailbox. */
  private static Map<String, Object> asking(String userId, Instant now) {
    var day = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return Map.of(
        "detail-type",
        "AccountExists",
        "detail",
        Map.of("id", userId + ".account." + day, "userId", userId));
  }
}
