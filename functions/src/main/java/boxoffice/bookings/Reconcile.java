package boxoffice.bookings;

import boxoffice.bookings.Difference.Kind;
import boxoffice.dynamodb.Retries;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.SeatStore;
import boxoffice.events.Seats;
import boxoffice.events.SummarizeSeats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Does what was dropped and checks that every event is as the protocol keeps it.
 *
 * <p>It mends what no seat and no place in the waitlist depends on: it applies changes of events,
 * settles, sweeps and notes what is left, which are safe at any time; it takes seats from open sale
 * while somebody waits; and it removes entries of the waitlist whose bookings do not wait, since
 * such an entry at the head of its lane keeps all others out. Each is one transaction with the
 * conditions that make it right, however old what was read is. Everything else is only told.
 */
public final class Reconcile {

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  /** Nobody books when an event has begun; so long after that it may still be changed. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  /** No event starts later, see {@code EventDraft}; a month more for all leap days and seconds. */
  private static final Period LOOK_AHEAD = Period.of(2, 1, 0);

  private static final int PAGE = 100;

  private final EventStore events;
  private final SeatStore seats;
  private final BookingStore bookings;
  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Counter counter;

  /**
   * @param random shuffles the events, so that a run that has no time for all of them does not
   *     leave out the same ones every time
   */
  public Reconcile(
      EventStore events,
      SeatStore seats,
      BookingStore bookings,
      ApplyEventChanges applyEventChanges,
      SummarizeSeats summarizeSeats,
      Retries retries,
      InstantSource clock,
      RandomGenerator random,
      Counter counter) {
    this.events = events;
    this.seats = seats;
    this.bookings = bookings;
    this.applyEventChanges = applyEventChanges;
    this.summarizeSeats = summarizeSeats;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
    this.counter = counter;
  }

  /**
   * Reconciles every published and cancelled event that is to come or began within a week. Safe to
   * repeat, to end anywhere, and to run twice at once.
   *
   * @param until when to leave the rest for another time
   */
  public Reconciliation reconcile(Instant until) {
    var now = clock.instant();
    var latest = now.atOffset(ZoneOffset.UTC).plus(LOOK_AHEAD).toInstant();
    var ids = new ArrayList<>(events.withSeats(now.minus(LOOK_BACK), latest));
    Collections.shuffle(ids, random);
    var report = new Report();
    for (var eventId : ids) {
      if (!clock.instant().isBefore(until)) {
        report.unchecked++;
        continue;
      }
      MDC.put("event_id", eventId);
      try {
        reconcile(eventId, until, report);
      } catch (TableUnavailable e) {
        LOG.warn("not checked, the table did not answer", e);
        report.unchecked++;
      } catch (RuntimeException e) {
        LOG.error("not readable", e);
        report.tell(new Difference(eventId, Kind.UNREADABLE, String.valueOf(e.getMessage())));
      } finally {
        MDC.remove("event_id");
      }
    }
    return report.done(ids.size());
  }

  private void reconcile(String eventId, Instant until, Report report) {
    var before = findings(eventId, until);
    before.ifPresent(this::mend);
    applyEventChanges.apply(eventId, until);
    summarizeSeats.correct(eventId);
    var after =
        before.filter(found -> found.differences().isEmpty()).isPresent()
            ? before
            : findings(eventId, until);
    if (after.isEmpty()) {
      report.unchecked++;
      return;
    }
    after.get().differences().forEach(report::tell);
    before.stream()
        .flatMap(found -> found.differences().stream())
        .filter(difference -> !after.get().differences().contains(difference))
        .forEach(report::tellMended);
  }

  private void mend(Findings found) {
    var audit = found.audit();
    var eventId = audit.event().eventId();
    for (var stray : audit.strays()) {
      bookings.removeStray(eventId, stray.entry(), stray.counted());
    }
    if (audit.sellsPastThoseWhoWait()) {
      bookings.fold(eventId, audit.seats());
    }
  }

  /** What was wrong with an event in every look at it. */
  private record Findings(Audit audit, List<Difference> differences) {}

  /**
   * Looks at an event until nothing seems wrong with it, or as often as anything is tried: what is
   * on its way, and what the index does not show yet, passes. Nothing where it never stood still.
   */
  private Optional<Findings> findings(String eventId, Instant until) {
    var suspected = Optional.<Findings>empty();
    var tries = retries.begin();
    while (clock.instant().isBefore(until) && tries.next()) {
      var look = look(eventId, suspected.isPresent());
      if (look.isPresent()) {
        var differences = new ArrayList<>(look.get().differences(clock.instant()));
        suspected.ifPresent(earlier -> differences.retainAll(earlier.differences()));
        suspected = Optional.of(new Findings(look.get(), differences));
        if (differences.isEmpty()) {
          return suspected;
        }
      }
      tries.backOff();
    }
    return suspected;
  }

  /**
   * All of an event, if its seats were the same before and after everything else was read.
   *
   * @param closely whether to read the bookings from the table too, not from the index alone
   */
  private Optional<Audit> look(String eventId, boolean closely) {
    var event = events.find(eventId).orElseThrow();
    var before = seats.read(eventId, event.shards());
    var audit = Audit.of(event, before, entries(event), bookings(event, closely));
    var same =
        seats.read(eventId, event.shards()).equals(before)
            && events.find(eventId).filter(event::equals).isPresent();
    return same ? Optional.of(audit) : Optional.empty();
  }

  private List<WaitingGroup> entries(Event event) {
    var entries = new ArrayList<WaitingGroup>();
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      var last = Optional.<WaitingGroup>empty();
      do {
        var page = bookings.lane(event.eventId(), quantity, last, PAGE);
        entries.addAll(page);
        last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
      } while (last.isPresent());
    }
    return entries;
  }

  private List<Booking> bookings(Event event, boolean closely) {
    var all = new ArrayList<Booking>();
    var last = Optional.<String>empty();
    do {
      var page = bookings.ofEvent(event.eventId(), event.shards(), last, PAGE);
      all.addAll(closely ? asInTable(page) : page);
      last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().bookingId());
    } while (last.isPresent());
    return all;
  }

  /** The same bookings as they are now; as the index has it one that is not where it should be. */
  private List<Booking> asInTable(List<Booking> page) {
    var read =
        bookings.findAll(page.stream().map(Booking::key).toList()).stream()
            .collect(Collectors.toMap(Booking::bookingId, Function.identity()));
    return page.stream().map(booking -> read.getOrDefault(booking.bookingId(), booking)).toList();
  }

  /** What is found, told in the log line by line and in the end as metrics. */
  private final class Report {

    private final List<Difference> mended = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private int unchecked;

    void tell(Difference difference) {
      LOG.warn("{}: {}", difference.kind(), difference.detail());
      differences.add(difference);
    }

    void tellMended(Difference difference) {
      LOG.info("mended {}: {}", difference.kind(), difference.detail());
      mended.add(difference);
    }

    Reconciliation done(int events) {
      LOG.info(
          "reconciled {} events, {} not checked, {} differences mended, {} left",
          events,
          unchecked,
          mended.size(),
          differences.size());
      counter.count(Measure.DIFFERENCES_MENDED, mended.size());
      counter.count(Measure.DIFFERENCES, differences.size());
      return new Reconciliation(events, unchecked, mended, differences);
    }
  }
}
