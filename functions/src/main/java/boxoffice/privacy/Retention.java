package boxoffice.privacy;

import boxoffice.accounts.RemoveUnconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is needed no more: bookings of events of long ago, accounts nobody confirmed. */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final ArchiveEvents archiveEvents;
  private final RemoveUnconfirmed removeUnconfirmed;
  private final Duration ofBookings;
  private final Duration ofUnconfirmed;
  private final InstantSource clock;

  /**
   * @param ofBookings how long after the start of their event bookings are kept; zero for ever
   * @param ofUnconfirmed how long accounts wait for their code; zero for ever
   */
  public Retention(
      ArchiveEvents archiveEvents,
      RemoveUnconfirmed removeUnconfirmed,
      Duration ofBookings,
      Duration ofUnconfirmed,
      InstantSource clock) {
    this.archiveEvents = archiveEvents;
    this.removeUnconfirmed = removeUnconfirmed;
    this.ofBookings = ofBookings;
    this.ofUnconfirmed = ofUnconfirmed;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param events what became of events
   * @param accounts what became of accounts
   */
  public record Removed(ArchiveEvents.Archival events, RemoveUnconfirmed.Removal accounts) {

    /** Whether something failed that does not pass by itself. */
    boolean hasFailed() {
      return events.failed() > 0 || !accounts.isServed();
    }
  }

  /**
   * Removes it. Safe to repeat, to end anywhere and to run twice at once.
   *
   * @param until when to leave the rest for another time
   */
  public Removed remove(Instant until) {
    var now = clock.instant();
    var accounts =
        ofUnconfirmed.isZero()
            ? new RemoveUnconfirmed.Removal(0, true)
            : unconfirmed(
                now.minus(ofUnconfirmed), now.plus(Duration.between(now, until).dividedBy(2)));
    var events =
        ofBookings.isZero()
            ? new ArchiveEvents.Archival(0, 0, 0)
            : archiveEvents.archive(now.minus(ofBookings), until);
    return new Removed(events, accounts);
  }

  /** Bookings are removed whatever becomes of accounts, and have half of the time at least. */
  private RemoveUnconfirmed.Removal unconfirmed(Instant before, Instant until) {
    try {
      return removeUnconfirmed.remove(before, until);
    } catch (RuntimeException e) {
      LOG.error("accounts that nobody confirmed were not removed", e);
      return new RemoveUnconfirmed.Removal(0, false);
    }
  }
}
