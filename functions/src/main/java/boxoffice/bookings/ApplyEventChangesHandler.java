package boxoffice.bookings;

import static boxoffice.bookings.StreamBatch.number;
import static boxoffice.bookings.StreamBatch.text;

import boxoffice.App;
import boxoffice.events.SummarizeSeats;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: does what follows from every change of an event that has seats, and notes on
 * the event what its shards have left. Both are here because a stream serves two readers, and the
 * other one must not wait for a fuller batch.
 */
public final class ApplyEventChangesHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  /** So much of its time a run leaves, for the requests that are under way. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final InstantSource clock;

  public ApplyEventChangesHandler() {
    this(App.applyEventChanges(), App.summarizeSeats(), App.clock());
  }

  ApplyEventChangesHandler(
      ApplyEventChanges applyEventChanges, SummarizeSeats summarizeSeats, InstantSource clock) {
    this.applyEventChanges = applyEventChanges;
    this.summarizeSeats = summarizeSeats;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    var until = clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
    return PowertoolsLogging.withLogging(
        context,
        () ->
            StreamBatch.each(
                event,
                new StreamBatch.Job(
                    ApplyEventChangesHandler::triggeredBy, eventId -> isApplied(eventId, until)),
                new StreamBatch.Job(ApplyEventChangesHandler::withOtherSeats, this::isSummarized)));
  }

  private boolean isApplied(String eventId, Instant until) {
    return switch (applyEventChanges.apply(eventId, until)) {
      case APPLIED -> true;
      case GAVE_UP -> false;
    };
  }

  private boolean isSummarized(String eventId) {
    summarizeSeats.summarize(eventId);
    return true;
  }

  /**
   * The event that the record says was made or changed; what is noted of its seats is no change.
   */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return changed(record, "EVENT", List.of("version"));
  }

  /** The event of the shard of which the record says that its counts changed. */
  private static Optional<String> withOtherSeats(DynamodbStreamRecord record) {
    return changed(record, "SEATS", List.of("available", "returned", "waiting"));
  }

  private static Optional<String> changed(
      DynamodbStreamRecord record, String type, List<String> numbers) {
    var before = Optional.ofNullable(record.getDynamodb().getOldImage()).orElse(Map.of());
    return Optional.ofNullable(record.getDynamodb().getNewImage())
        .filter(now -> type.equals(text(now, "type")))
        .filter(now -> numbers.stream().anyMatch(n -> number(now, n) != number(before, n)))
        .map(now -> text(now, "eventId"));
  }
}
