package boxoffice.privacy;

import boxoffice.accounts.AccountChange;
import boxoffice.accounts.AccountFound;
import boxoffice.accounts.AccountMarks;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.Mailboxes;
import boxoffice.accounts.NotServed;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.CancelBooking;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.MakeHandOver;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.Members;
import boxoffice.events.OrganizedEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Deletes the accounts whose users asked for it. Every step can be done again, so a run may end
 * anywhere, and two may run at once. The mark is removed last.
 *
 * <p>Access tokens in hand stay good for a while after an account is closed. What they are used for
 * meanwhile is found by the look at bookings, drafts and memberships that begins after that time.
 * Nothing that names the user is removed before it.
 */
public final class DeleteAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(DeleteAccounts.class);

  /** A deletion is never so long by itself: somebody must look at it. */
  private static final Duration OVERDUE = Duration.ofHours(1);

  private final AccountMarks marks;
  private final CloseAccount closeAccount;
  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final ProfileStore profiles;
  private final BookingStore bookings;
  private final CancelBooking cancelBooking;
  private final MakeHandOver makeHandOver;
  private final OrganizedEvents organized;
  private final Members members;
  private final Duration wait;
  private final InstantSource clock;

  /**
   * @param marks those of accounts that are to be deleted
   * @param wait how long access tokens may be used after an account was closed
   */
  public DeleteAccounts(
      AccountMarks marks,
      CloseAccount closeAccount,
      Accounts accounts,
      Mailboxes mailboxes,
      ProfileStore profiles,
      BookingStore bookings,
      CancelBooking cancelBooking,
      MakeHandOver makeHandOver,
      OrganizedEvents organized,
      Members members,
      Duration wait,
      InstantSource clock) {
    this.marks = marks;
    this.closeAccount = closeAccount;
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.profiles = profiles;
    this.bookings = bookings;
    this.cancelBooking = cancelBooking;
    this.makeHandOver = makeHandOver;
    this.organized = organized;
    this.members = members;
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param deleted how many accounts are gone by it
   * @param waiting how many wait for tokens to expire
   * @param left how many are left for another run
   * @param overdue how many of these somebody must look at
   */
  public record Deletions(int deleted, int waiting, int left, int overdue) {}

  /** How far an account is. */
  private enum Step {
    DELETED,
    WAITING,
    LEFT
  }

  /**
   * Takes every marked account as far as it can go now.
   *
   * @param until when to leave the rest for another run
   */
  public Deletions delete(Instant until) {
    var run = new Run(until);
    marks.all().forEach(run::delete);
    LOG.info(
        "deleted {} accounts, {} wait, {} left, {} of these are overdue",
        run.deleted,
        run.waiting,
        run.left,
        run.overdue);
    return new Deletions(run.deleted, run.waiting, run.left, run.overdue);
  }

  private final class Run {

    private final Instant until;
    private int deleted;
    private int waiting;
    private int left;
    private int overdue;

    Run(Instant until) {
      this.until = until;
    }

    void delete(String userId) {
      MDC.put("user_id", userId);
      try {
        // Another run may have removed the mark since.
        marks.find(userId).ifPresent(this::count);
      } catch (TableUnavailable e) {
        LOG.warn("not deleted, the table did not answer", e);
        left++;
      } finally {
        MDC.remove("user_id");
      }
    }

    private void count(AccountMarks.Mark mark) {
      switch (step(mark)) {
        case DELETED -> deleted++;
        case WAITING -> waiting++;
        case LEFT -> {
          left++;
          if (!clock.instant().isBefore(mark.at().plus(wait).plus(OVERDUE))) {
            LOG.error("the deletion that was asked for at {} is overdue", mark.at());
            overdue++;
          }
        }
      }
    }

    /** What is wrong with one account must not keep the others. */
    private Step step(AccountMarks.Mark mark) {
      try {
        return mayGoOn() ? go(mark) : Step.LEFT;
      } catch (TableUnavailable e) {
        LOG.warn("not deleted, the table did not answer", e);
        return Step.LEFT;
      } catch (RuntimeException e) {
        LOG.error("not deleted", e);
        return Step.LEFT;
      }
    }

    private Step go(AccountMarks.Mark mark) {
      var userId = mark.userId();
      if (mark.closedAt().isEmpty() && closeAccount.close(userId) instanceof NotServed) {
        return Step.LEFT;
      }
      // Before the look: whoever still has a good token may book behind it.
      var noTokenIsGood =
          mark.closedAt()
              .filter(closed -> !clock.instant().isBefore(closed.plus(wait)))
              .isPresent();
      if (!cancelBookings(userId)
          || !organized.withdrawDrafts(userId)
          || !members.leaveAll(userId)) {
        return Step.LEFT;
      }
      return noTokenIsGood ? remove(userId) : Step.WAITING;
    }

    /** Cancels what may be cancelled; whether nothing of that is left. */
    private boolean cancelBookings(String userId) {
      return bookings.ofUser(userId).stream()
          .filter(booking -> booking.state().isLive())
          .allMatch(booking -> mayGoOn() && isSettled(booking));
    }

    /** Links of tickets that stay sold, and the names on them. */
    private void removeLinksAndNames(String userId) {
      for (var booking : bookings.ofUser(userId)) {
        if (booking.state().isLive()) {
          makeHandOver.withdrawAll(booking);
        }
        bookings.removeNames(booking);
      }
    }

    /** Whether it is cancelled, or stays sold by the rules that bind its user, too. */
    private boolean isSettled(Booking booking) {
      var request = CancelRequest.any(booking.userId(), booking.bookingId());
      return switch (cancelBooking.cancelInTheirPlace(request)) {
        case CancelOutcome.Cancelled _,
            CancelOutcome.CheckedIn _,
            CancelOutcome.TooLate _,
            CancelOutcome.NoSuchBooking _ ->
            true;
        case CancelOutcome.Changed _, CancelOutcome.TooOften _, CancelOutcome.TryAgain _ -> false;
      };
    }

    private Step remove(String userId) {
      if (organized.areToCome(userId)) {
        LOG.warn("not deleted, events were published meanwhile");
        return Step.LEFT;
      }
      if (!organized.removeSeller(userId)) {
        return Step.LEFT;
      }
      organized.removeInvitations(userId);
      organized.forgetRequests(userId);
      removeLinksAndNames(userId);
      profiles.remove(userId);
      return isReleased(userId) ? removeAccount(userId) : Step.LEFT;
    }

    /** The address is known only as long as Cognito has it, so its mailbox comes first. */
    private boolean isReleased(String userId) {
      return switch (accounts.find(userId)) {
        case AccountFound.Found(var account) -> mailboxes.release(account.email(), userId);
        case AccountFound.NoSuchAccount _ -> true;
        case NotServed _ -> false;
      };
    }

    private Step removeAccount(String userId) {
      return switch (accounts.delete(userId)) {
        case AccountChange.Changed _, AccountChange.NoSuchAccount _ -> {
          marks.remove(userId);
          yield Step.DELETED;
        }
        case NotServed _ -> Step.LEFT;
      };
    }

    private boolean mayGoOn() {
      return clock.instant().isBefore(until);
    }
  }
}
