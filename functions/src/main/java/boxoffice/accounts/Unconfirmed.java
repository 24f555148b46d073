package boxoffice.accounts;

import java.util.List;
import java.util.Optional;

/** What can come of listing accounts whose address is not confirmed. */
sealed interface Unconfirmed permits Unconfirmed.Listed, NotServed {

  /**
   * A page of them.
   *
   * @param next where the next page begins, if there is one
   */
  record Listed(List<Account> accounts, Optional<String> next) implements Unconfirmed {

    public Listed {
      accounts = List.copyOf(accounts);
    }
  }
}
