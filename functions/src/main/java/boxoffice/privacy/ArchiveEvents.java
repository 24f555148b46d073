package boxoffice.privacy;

import boxoffice.background.ApplyEventChanges;
import boxoffice.background.Progress;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.CheckedIn;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.events.EventStore;
import boxoffice.events.LogStore;
import boxoffice.events.MessageStore;
import boxoffice.events.PeopleStore;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Archives events that began long ago: nobody changes them any more, and their bookings with all
 * check-ins, the messages to their guests, their people and their logs are removed. What they came
 * to is counted in the same transactions. The seats stay as they are, so all counts of the event
 * do.
 */
public final class ArchiveEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveEvents.class);

  /**
   * No event starts earlier: it must be in the future when it is published, and there was no Box
   * Office. A month whose events are all archived costs one query.
   */
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  private static final int PAGE =
      BookingTransactions.MOST_REMOVED / BookingTransactions.ITEMS_OF_BOOKING;

  private final EventStore events;
  private final MessageStore messages;
  private final PeopleStore people;
  private final LogStore log;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final ApplyEventChanges applyEventChanges;
  private final Attempts attempts;
  private final InstantSource clock;

  public ArchiveEvents(
      EventStore events,
      MessageStore messages,
      PeopleStore people,
      LogStore log,
      BookingStore bookings,
      BookingTransactions transactions,
      ApplyEventChanges applyEventChanges,
      Attempts attempts,
      InstantSource clock) {
    this.events = events;
    this.messages = messages;
    this.people = people;
    this.log = log;
    this.bookings = bookings;
    this.transactions = transactions;
    this.applyEventChanges = applyEventChanges;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param archived how many events have no booking left by it
   * @param left how many are left for another time
   * @param failed how many of these somebody must look at
   */
  public record Archival(int archived, int left, int failed) {}

  /**
   * Archives every published and cancelled event that began before a time and is over. It begins
   * with those that an earlier run did not finish. Safe to repeat, to end anywhere and to run twice
   * at once.
   *
   * @param until when to leave the rest for another time
   */
  public Archival archive(Instant before, Instant until) {
    var ids = new LinkedHashSet<>(events.archiving());
    ids.addAll(events.withSeats(EARLIEST, before));
    var run = new Run(before, until);
    ids.forEach(run::archive);
    LOG.info("archived {} events, {} left, {} failed", run.archived, run.left, run.failed);
    return new Archival(run.archived, run.left, run.failed);
  }

  private final class Run {

    private final Instant before;
    private final Instant until;
    private int archived;
    private int left;
    private int failed;

    Run(Instant before, Instant until) {
      this.before = before;
      this.until = until;
    }

    void archive(String eventId) {
      if (!mayGoOn()) {
        left++;
        return;
      }
      MDC.put("event_id", eventId);
      try {
        archiveAndRemove(eventId);
      } catch (TableUnavailable e) {
        LOG.warn("not archived, the table did not answer", e);
        left++;
      } catch (RuntimeException e) {
        LOG.error("not archived", e);
        left++;
        failed++;
      } finally {
        MDC.remove("event_id");
      }
    }

    private void archiveAndRemove(String eventId) {
      switch (attempts.carryOut(new Found.Later(), tries -> attempt(eventId, tries))) {
        case Found.Archived(var event) -> {
          if (removeAll(event) == Progress.DONE && removeWork(eventId)) {
            events.doneArchiving(eventId);
            archived++;
          } else {
            left++;
          }
        }
        case Found.Later _ -> left++;
        case Found.NotToArchive _ -> {}
      }
    }

    private Optional<Found> attempt(String eventId, Tries tries) {
      return events
          .find(eventId)
          .map(event -> attempt(event, tries))
          .orElseGet(() -> Optional.of(new Found.NotToArchive()));
    }

    /**
     * Nobody waits for a seat when it is archived, and a cancelled event is swept: removed bookings
     * could not be cancelled any more.
     */
    private Optional<Found> attempt(Event event, Tries tries) {
      if (event.isArchived()) {
        return Optional.of(new Found.Archived(event));
      }
      if (!isLongAgo(event.details())) {
        return Optional.of(new Found.NotToArchive());
      }
      if (applyEventChanges.apply(event.eventId(), until) != Progress.DONE) {
        LOG.warn("not archived, its last change is not applied yet");
        return Optional.of(new Found.Later());
      }
      return switch (events.archive(event)) {
        // The next try reads it as it is.
        case Outcome.Committed _ -> Optional.empty();
        case Outcome.Rejected _ -> tries.again();
        case Outcome.Missed missed -> tries.again(missed);
      };
    }

    private boolean isLongAgo(EventDetails details) {
      return details.startsAt().isBefore(before) && !clock.instant().isBefore(details.overAt());
    }

    /** What those did who ran it, and who they were. None of it is added to an archived event. */
    private boolean removeWork(String eventId) {
      messages.removeAll(eventId);
      people.removeAll(eventId);
      return log.removeAll(eventId, this::mayGoOn);
    }

    private Progress removeAll(Event event) {
      var last = Optional.<String>empty();
      do {
        if (!mayGoOn()) {
          return Progress.TRY_AGAIN;
        }
        var page = bookings.ofEvent(event.eventId(), event.shards(), last, PAGE);
        if (remove(event, page.stream().map(Booking::key).toList()) != Progress.DONE) {
          return Progress.TRY_AGAIN;
        }
        last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().bookingId());
      } while (last.isPresent());
      return removeEntries(event);
    }

    /** Removes the bookings of a page that are still there: the index may show removed ones. */
    private Progress remove(Event event, List<Key> page) {
      return attempts.carryOut(Progress.TRY_AGAIN, tries -> removeSome(event, page, tries));
    }

    /** Removes as many of them as fit into one transaction, each with all its check-ins. */
    private Optional<Progress> removeSome(Event event, List<Key> page, Tries tries) {
      var there = bookings.findAll(page);
      if (there.isEmpty()) {
        return Optional.of(Progress.DONE);
      }
      if (!mayGoOn()) {
        return Optional.of(Progress.TRY_AGAIN);
      }
      var whole = new ArrayList<Booking>();
      var checkIns = new ArrayList<CheckedIn>();
      var room = BookingTransactions.MOST_REMOVED;
      for (var booking : there) {
        var more = bookings.checkIns(booking);
        room -= BookingTransactions.ITEMS_OF_BOOKING + more.size();
        if (room < 0) {
          if (whole.isEmpty()) {
            // Too many for one transaction, so some of them go before it.
            more.stream().limit(BookingTransactions.MOST_REMOVED).forEach(checkIns::add);
          }
          break;
        }
        whole.add(booking);
        checkIns.addAll(more);
      }
      return goOn(transactions.remove(event.eventId(), whole, checkIns), tries);
    }

    /** Nobody waits, so these are entries that something left behind. */
    private Progress removeEntries(Event event) {
      for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
        var lane = quantity;
        var removed =
            attempts.carryOut(Progress.TRY_AGAIN, tries -> removeEntry(event, lane, tries));
        if (removed != Progress.DONE) {
          return removed;
        }
      }
      return Progress.DONE;
    }

    private Optional<Progress> removeEntry(Event event, int lane, Tries tries) {
      var entries = bookings.lane(event.eventId(), lane, 1);
      if (entries.isEmpty()) {
        return Optional.of(Progress.DONE);
      }
      if (!mayGoOn()) {
        return Optional.of(Progress.TRY_AGAIN);
      }
      return goOn(transactions.removeEntry(event.eventId(), entries.getFirst()), tries);
    }

    private Optional<Progress> goOn(Outcome outcome, Tries tries) {
      return switch (outcome) {
        case Outcome.Committed _ -> tries.goOn();
        case Outcome.Rejected _ -> tries.again();
        case Outcome.Missed missed -> tries.again(missed);
      };
    }

    private boolean mayGoOn() {
      return clock.instant().isBefore(until);
    }
  }

  /** What an event that may be archived turns out to be. */
  private sealed interface Found {

    /** Nobody changes it any more. */
    record Archived(Event event) implements Found {}

    /** It is gone, is still on, or begins later than the index says. */
    record NotToArchive() implements Found {}

    /** Something must be done about it first, or others were in the way too often. */
    record Later() implements Found {}
  }
}
