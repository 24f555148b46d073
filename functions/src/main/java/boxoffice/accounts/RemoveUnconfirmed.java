package boxoffice.accounts;

import boxoffice.dynamodb.Millis;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes accounts whose address nobody confirmed in time. Cognito deletes on no condition, so an
 * account is disabled first, which keeps its code from confirming it, and then read again: one that
 * was confirmed meanwhile is enabled again. A mark in the table finds it if this dies in between.
 */
public final class RemoveUnconfirmed {

  private static final Logger LOG = LoggerFactory.getLogger(RemoveUnconfirmed.class);

  private final Accounts accounts;
  private final AccountMarks marks;
  private final AccountMarks deletions;
  private final ProfileStore profiles;
  private final InstantSource clock;

  /**
   * @param marks those of accounts without a confirmed address
   * @param deletions those of accounts that are to be deleted: they stay closed
   */
  public RemoveUnconfirmed(
      Accounts accounts,
      AccountMarks marks,
      AccountMarks deletions,
      ProfileStore profiles,
      InstantSource clock) {
    this.accounts = accounts;
    this.marks = marks;
    this.deletions = deletions;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param removed how many accounts it removed
   * @param isServed whether all was done that was asked for; what was not is left for another time
   */
  public record Removal(int removed, boolean isServed) {}

  /**
   * Removes them. Safe to repeat, to end anywhere and to run twice at once.
   *
   * @param before only accounts that were registered before this
   * @param until when to leave the rest for another time
   */
  public Removal remove(Instant before, Instant until) {
    var run = new Run(before, until);
    marks.all().forEach(run::finish);
    run.list();
    LOG.info("removed {} accounts that nobody confirmed", run.removed);
    return new Removal(run.removed, run.isServed && !run.hasFailed);
  }

  private final class Run {

    private final Instant before;
    private final Instant until;
    private int removed;
    private boolean isServed = true;
    private boolean hasFailed;

    Run(Instant before, Instant until) {
      this.before = before;
      this.until = until;
    }

    void list() {
      var next = Optional.<String>empty();
      do {
        next =
            switch (accounts.unconfirmed(next)) {
              case Unconfirmed.Listed(var page, var following) -> {
                page.stream().filter(this::isLate).forEach(this::begin);
                yield following;
              }
              case NotServed _ -> {
                isServed = false;
                yield Optional.empty();
              }
            };
      } while (next.isPresent() && mayGoOn());
    }

    /** Whom somebody disabled for another reason stays so. */
    private boolean isLate(Account account) {
      return account.isEnabled() && account.createdAt().isBefore(before);
    }

    private void begin(Account account) {
      if (mayGoOn()) {
        apart(
            account.userId(),
            () -> {
              marks.set(account.userId(), Millis.now(clock));
              end(account.userId());
            });
      }
    }

    /** What fails for one account keeps nothing from the others. */
    private void apart(String userId, Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.error("the account {} was not removed", userId, e);
        hasFailed = true;
      }
    }

    void finish(String userId) {
      if (mayGoOn()) {
        apart(userId, () -> end(userId));
      }
    }

    private void end(String userId) {
      switch (outcome(userId)) {
        case AccountChange.Changed _, AccountChange.NoSuchAccount _ -> marks.remove(userId);
        case NotServed _ -> isServed = false;
      }
    }

    /** One that was confirmed already is left alone: disabling it would end its sessions. */
    private AccountChange outcome(String userId) {
      return switch (accounts.find(userId)) {
        case AccountFound.Found(var account) ->
            account.isConfirmed() ? opened(account) : disable(userId);
        case AccountFound.NoSuchAccount _ -> new AccountChange.NoSuchAccount();
        case NotServed reason -> reason;
      };
    }

    private AccountChange disable(String userId) {
      return switch (accounts.disable(userId)) {
        case AccountChange.Changed _ -> decide(userId);
        case AccountChange.NoSuchAccount gone -> gone;
        case NotServed reason -> reason;
      };
    }

    private AccountChange decide(String userId) {
      return switch (accounts.find(userId)) {
        case AccountFound.Found(var account) ->
            account.isConfirmed() ? opened(account) : delete(userId);
        case AccountFound.NoSuchAccount _ -> new AccountChange.NoSuchAccount();
        case NotServed reason -> reason;
      };
    }

    /** Whoever confirmed an account and asked for its deletion since finds it closed. */
    private AccountChange opened(Account account) {
      return account.isEnabled() || deletions.find(account.userId()).isPresent()
          ? new AccountChange.Changed()
          : accounts.enable(account.userId());
    }

    /** A version before this one wrote the profile before the address was confirmed. */
    private AccountChange delete(String userId) {
      profiles.remove(userId);
      var deleted = accounts.delete(userId);
      if (deleted instanceof AccountChange.Changed) {
        removed++;
      }
      return deleted;
    }

    private boolean mayGoOn() {
      return isServed && clock.instant().isBefore(until);
    }
  }
}
