package boxoffice.background;

import boxoffice.background.StreamBatch.Concerned;
import boxoffice.http.Json;
import boxoffice.messaging.Bus;
import boxoffice.messaging.BusEvent;
import boxoffice.messaging.Queue;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import boxoffice.notices.DomainEvent;
import boxoffice.notices.News;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what the records of the table's stream say, and does as little as it can itself, for all
 * records behind wait for it: domain events go to the bus, work on events to a queue. It notes
 * seats for lists, last and in a bounded time, since no queue is quick enough for these.
 */
public final class Feed {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** Older changes are no news: a reader that begins anew begins with the oldest record. */
  private static final Duration OLDEST = Duration.ofDays(1);

  /** So long the notes of one batch may take before the rest goes to the queue. */
  private static final Duration NOTING = Duration.ofSeconds(5);

  private final Bus bus;
  private final Queue unsentEvents;
  private final Queue eventWork;
  private final Queue changedEvents;
  private final SummarizeSeats summarizeSeats;
  private final InstantSource clock;
  private final Counter counter;

  /**
   * A feed.
   *
   * @param unsentEvents gets what the bus does not take, to be put later
   * @param eventWork gets the events to work on
   * @param changedEvents gets what organizers wrote to all guests
   */
  public Feed(
      Bus bus,
      Queue unsentEvents,
      Queue eventWork,
      Queue changedEvents,
      SummarizeSeats summarizeSeats,
      InstantSource clock,
      Counter counter) {
    this.bus = bus;
    this.unsentEvents = unsentEvents;
    this.eventWork = eventWork;
    this.changedEvents = changedEvents;
    this.summarizeSeats = summarizeSeats;
    this.clock = clock;
    this.counter = counter;
  }

  /** A domain event, and the sequence number of the record that it was made of. */
  private record Due(BusEvent event, String sequenceNumber) {}

  /**
   * Hands on what a batch of records says. Safe to repeat: what was handed on already comes twice.
   *
   * @return the sequence numbers of the records of which something is not handed on
   */
  Stream<String> handOn(List<DynamodbStreamRecord> batch) {
    var events = domainEvents(batch);
    var untold = notTold(batch);
    var changed = StreamBatch.concerned(batch, FeedHandler::triggeredBy);
    var unqueued = notQueued(EventWork.Kind.CHANGES, changed);
    var notNoted = notNoted(StreamBatch.concerned(batch, FeedHandler::withOtherSeats));
    return Stream.of(events, untold, unqueued, notQueued(EventWork.Kind.NOTE, notNoted))
        .flatMap(List::stream);
  }

  private List<String> domainEvents(List<DynamodbStreamRecord> batch) {
    var due = batch.stream().map(this::due).flatMap(Optional::stream).toList();
    if (due.isEmpty()) {
      return List.of();
    }
    var refused = bus.put(due, Due::event);
    counter.count(Measure.DOMAIN_EVENTS, due.size() - refused.size());
    if (refused.isEmpty()) {
      return List.of();
    }
    LOG.warn("{} domain events are to be put later", refused.size());
    counter.count(Measure.UNSENT_EVENTS, refused.size());
    return unsentEvents.send(refused, each -> Json.write(each.event())).stream()
        .map(Due::sequenceNumber)
        .toList();
  }

  private Optional<Due> due(DynamodbStreamRecord record) {
    return DomainEvents.of(record)
        .filter(_ -> !DomainEvents.writtenAt(record).isBefore(clock.instant().minus(OLDEST)))
        .map(event -> new Due(onBus(event), StreamBatch.sequenceNumber(record)));
  }

  private static BusEvent onBus(DomainEvent event) {
    return new BusEvent(event.type().detailType(), event.detail().at(), Json.write(event.detail()));
  }

  /** What an organizer wrote is handed on whatever its age: who was told is noted elsewhere. */
  private List<String> notTold(List<DynamodbStreamRecord> batch) {
    var written = batch.stream().filter(FeedHandler::isNewMessage).toList();
    return changedEvents
        .send(written, record -> Json.write(News.of(DomainEvents.message(record))))
        .stream()
        .map(StreamBatch::sequenceNumber)
        .toList();
  }

  private List<String> notQueued(EventWork.Kind kind, List<Concerned> concerned) {
    return eventWork
        .send(concerned, each -> Json.write(new EventWork(kind, each.eventId())))
        .stream()
        .map(Concerned::firstRecord)
        .toList();
  }

  private List<Concerned> notNoted(List<Concerned> concerned) {
    var end = clock.instant().plus(NOTING);
    return InTurn.notDone(
        concerned, Concerned::eventId, (each, _) -> note(each.eventId(), end), clock, end);
  }

  private Progress note(String eventId, Instant end) {
    return clock.instant().isBefore(end) ? summarizeSeats.summarize(eventId) : Progress.TRY_AGAIN;
  }
}
