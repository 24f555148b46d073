package boxoffice.background;

import boxoffice.App;
import boxoffice.dynamodb.TimeLimits;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: applies every change of a published event, and notes for lists what seats it
 * has left. Both are here because a stream serves two readers, and the other one must not wait for
 * a fuller batch.
 */
public final class ApplyEventChangesHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final InstantSource clock;

  public ApplyEventChangesHandler() {
    this(
        App.onLambda().applyEventChanges(),
        App.onLambda().summarizeSeats(),
        App.onLambda().clock());
  }

  ApplyEventChangesHandler(
      ApplyEventChanges applyEventChanges, SummarizeSeats summarizeSeats, InstantSource clock) {
    this.applyEventChanges = applyEventChanges;
    this.summarizeSeats = summarizeSeats;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    var end =
        clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(TimeLimits.RUN_MARGIN);
    return PowertoolsLogging.withLogging(
        context,
        () ->
            StreamBatch.each(
                event,
                clock,
                end,
                new StreamBatch.Job(
                    ApplyEventChangesHandler::triggeredBy, applyEventChanges::apply),
                new StreamBatch.Job(
                    ApplyEventChangesHandler::withOtherSeats,
                    (eventId, _) -> summarizeSeats.summarize(eventId))));
  }

  /** The event that was made or changed: a note for lists leaves its version. */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return changed(record, "EVENT", List.of("version"));
  }

  /** The event with a shard whose counts changed. */
  public static Optional<String> withOtherSeats(DynamodbStreamRecord record) {
    return changed(record, "SEATS", List.of("available", "returned", "waiting"));
  }

  private static Optional<String> changed(
      DynamodbStreamRecord record, String type, List<String> numbers) {
    return StreamBatch.eventOf(record, type, numbers, (before, now) -> !before.equals(now));
  }
}
