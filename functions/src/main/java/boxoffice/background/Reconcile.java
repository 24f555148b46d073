package boxoffice.background;

import boxoffice.background.Difference.Kind;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.WaitingGroup;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Does what the readers of the stream dropped, and checks the invariants of every event.
 *
 * <p>It goes round all events in the order of their ids. A run begins behind the event at which the
 * run before it ended, and goes round once, or as far as its time allows. Where it is, is written
 * before an event is looked at. So an event that takes all the time of a run, or ends it, takes one
 * run of each round, and every other event is met in each round.
 *
 * <p>It repairs what no seat and no place in the waitlist depends on. It applies changes of events,
 * settles, sweeps and corrects notes for lists, which is safe at any time. It takes seats from open
 * sale while somebody waits. It removes entries of the waitlist whose bookings do not wait, since
 * such an entry at the head of its lane keeps all others out. Each is one transaction with the
 * conditions that make it right, however old the reading is. Everything else is only reported.
 */
public final class Reconcile {

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  /** How long after its start an event is still reconciled. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  /**
   * No event starts later, see {@code EventDetails}; a month more for all leap days and seconds.
   */
  private static final Period LOOK_AHEAD = Period.of(2, 1, 0);

  /**
   * How long the reading of an event may go on when the time is over: half of what is left then.
   */
  private static final Duration LAST_EVENT = Duration.ofSeconds(15);

  private static final int PAGE = 100;

  private final RoundStore rounds;
  private final EventStore events;
  private final SeatStore seats;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Counter counter;

  public Reconcile(
      RoundStore rounds,
      EventStore events,
      SeatStore seats,
      BookingStore bookings,
      BookingTransactions transactions,
      ApplyEventChanges applyEventChanges,
      SummarizeSeats summarizeSeats,
      Attempts attempts,
      InstantSource clock,
      Counter counter) {
    this.rounds = rounds;
    this.events = events;
    this.seats = seats;
    this.bookings = bookings;
    this.transactions = transactions;
    this.applyEventChanges = applyEventChanges;
    this.summarizeSeats = summarizeSeats;
    this.attempts = attempts;
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * Reconciles the published and cancelled events that are to come or began within a week, those
   * first that come next in the round. Safe to repeat, to end anywhere, and to run twice at once.
   *
   * @param until when to leave the rest for another time; the event that is under way may take 15
   *     seconds longer
   */
  public Reconciliation reconcile(Instant until) {
    var began = clock.instant();
    var latest = began.atOffset(ZoneOffset.UTC).plus(LOOK_AHEAD).toInstant();
    var round = rounds.read(began);
    var ids = round.ahead(events.withSeats(began.minus(LOOK_BACK), latest));
    var report = new Report();
    for (var eventId : ids) {
      if (!clock.instant().isBefore(until)) {
        break;
      }
      round.begin(eventId);
      rounds.write(round);
      if (isJudged(eventId, until.plus(LAST_EVENT), report)) {
        round.judged(began);
        report.judged.add(eventId);
      }
    }
    round.keep(ids);
    rounds.write(round);
    return report.done(ids, round);
  }

  private boolean isJudged(String eventId, Instant until, Report report) {
    MDC.put("event_id", eventId);
    try {
      return reconcile(eventId, until, report);
    } catch (TableUnavailable e) {
      LOG.warn("not checked, the table did not answer", e);
      return false;
    } catch (RuntimeException e) {
      LOG.error("not readable", e);
      report.add(new Difference(eventId, Kind.UNREADABLE, "", String.valueOf(e.getMessage())));
      return true;
    } finally {
      MDC.remove("event_id");
    }
  }

  private boolean reconcile(String eventId, Instant until, Report report) {
    var before = findings(eventId, until);
    before.ifPresent(this::repair);
    applyEventChanges.apply(eventId, until);
    summarizeSeats.correct(eventId);
    var after =
        before.filter(found -> found.differences().isEmpty()).isPresent()
            ? before
            : findings(eventId, until);
    if (after.isEmpty()) {
      return false;
    }
    after.get().differences().forEach(report::add);
    before.stream()
        .flatMap(found -> found.differences().stream())
        .filter(difference -> after.get().differences().stream().noneMatch(difference::isSameAs))
        .forEach(report::addRepaired);
    return true;
  }

  private void repair(Findings found) {
    var audit = found.audit();
    var eventId = audit.event().eventId();
    for (var stray : audit.strays()) {
      if (found.has(Kind.STRAY_ENTRY, stray.entry().bookingId())) {
        transactions.removeStray(eventId, stray.entry(), stray.counted());
      }
    }
    if (audit.sellsPastThoseWhoWait()) {
      transactions.fold(eventId, audit.seats());
    }
  }

  /** What was wrong with an event in every look at it. */
  private record Findings(Audit audit, List<Difference> differences) {

    boolean has(Kind kind, String subject) {
      return differences.stream()
          .anyMatch(found -> found.kind() == kind && found.subject().equals(subject));
    }
  }

  /**
   * Looks at an event until nothing seems wrong with it, or as often as anything is tried: what is
   * on its way, and what the index does not show yet, passes. Nothing where it never stood still.
   */
  private Optional<Findings> findings(String eventId, Instant until) {
    var suspicion = new Suspicion(eventId, until);
    attempts.attempt(
        tries ->
            !clock.instant().isBefore(until) || suspicion.isRefuted()
                ? Optional.of(suspicion)
                : tries.again());
    return suspicion.findings;
  }

  /** What seems wrong with an event after several looks. */
  private final class Suspicion {

    private final String eventId;
    private final Instant until;
    private Optional<Findings> findings = Optional.empty();

    Suspicion(String eventId, Instant until) {
      this.eventId = eventId;
      this.until = until;
    }

    /** Looks once more; whether nothing seems wrong any more. */
    boolean isRefuted() {
      var look = look(eventId, findings.isPresent(), until);
      if (look.isEmpty()) {
        return false;
      }
      var seen = look.get().differences(clock.instant());
      var differences =
          findings
              .map(Findings::differences)
              .map(earlier -> seen.stream().flatMap(now -> now.alsoIn(earlier).stream()).toList())
              .orElse(seen);
      findings = Optional.of(new Findings(look.get(), differences));
      return differences.isEmpty();
    }
  }

  /**
   * All of an event, if it was read in time and its seats were the same before and after everything
   * else was read.
   *
   * @param closely whether to read the bookings from the table too, not from the index alone
   */
  private Optional<Audit> look(String eventId, boolean closely, Instant until) {
    var event = events.find(eventId).orElseThrow();
    var before = seats.read(eventId, event.shards());
    var audit = Audit.of(event, before, entries(event, until), bookings(event, closely, until));
    var same =
        clock.instant().isBefore(until)
            && seats.read(eventId, event.shards()).equals(before)
            && events.find(eventId).filter(event::equals).isPresent();
    return same ? Optional.of(audit) : Optional.empty();
  }

  private List<WaitingGroup> entries(Event event, Instant until) {
    var entries = new ArrayList<WaitingGroup>();
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      var last = Optional.<WaitingGroup>empty();
      do {
        var page = bookings.lane(event.eventId(), quantity, last, PAGE);
        entries.addAll(page);
        last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
      } while (last.isPresent() && clock.instant().isBefore(until));
    }
    return entries;
  }

  private List<Booking> bookings(Event event, boolean closely, Instant until) {
    var all = new ArrayList<Booking>();
    var last = Optional.<String>empty();
    do {
      var page = bookings.ofEvent(event.eventId(), event.shards(), last, PAGE);
      all.addAll(closely ? asInTable(page) : page);
      last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().bookingId());
    } while (last.isPresent() && clock.instant().isBefore(until));
    return all;
  }

  /** The same bookings as they are now; as the index has it one that is not where it should be. */
  private List<Booking> asInTable(List<Booking> page) {
    var read =
        bookings.findAll(page.stream().map(Booking::key).toList()).stream()
            .collect(Collectors.toMap(Booking::bookingId, Function.identity()));
    return page.stream().map(booking -> read.getOrDefault(booking.bookingId(), booking)).toList();
  }

  /** What is found: in the log line by line, and in the end as metrics. */
  private final class Report {

    private final List<Difference> repaired = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> judged = new HashSet<>();

    void add(Difference difference) {
      LOG.warn("{}: {}", difference.kind(), difference.detail());
      differences.add(difference);
    }

    void addRepaired(Difference difference) {
      LOG.info("repaired {}: {}", difference.kind(), difference.detail());
      repaired.add(difference);
    }

    Reconciliation done(List<String> ids, Round round) {
      var unchecked = ids.stream().filter(eventId -> !judged.contains(eventId)).toList();
      var seconds =
          unchecked.stream()
              .map(round::uncheckedSince)
              .min(Comparator.naturalOrder())
              .map(since -> Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
              .orElse(0L);
      LOG.info(
          "reconciled {} of {} events, {} not checked for {} s at most,"
              + " {} differences repaired, {} left; the next run begins behind event {}",
          judged.size(),
          ids.size(),
          unchecked.size(),
          seconds,
          repaired.size(),
          differences.size(),
          round.position());
      counter.count(Measure.DIFFERENCES_REPAIRED, repaired.size());
      counter.count(Measure.DIFFERENCES, differences.size());
      counter.count(Measure.EVENTS_UNCHECKED, unchecked.size());
      counter.count(Measure.UNCHECKED_SECONDS, seconds);
      return new Reconciliation(ids.size(), unchecked.size(), seconds, repaired, differences);
    }
  }
}
