package boxoffice.bookings;

import static boxoffice.bookings.StreamBatch.text;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The table's stream: does what follows from every change of an event that has seats. */
public final class ApplyEventChangesHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  /** So much of its time a run leaves, for the requests that are under way. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final ApplyEventChanges applyEventChanges;
  private final InstantSource clock;

  public ApplyEventChangesHandler() {
    this(App.applyEventChanges(), App.clock());
  }

  ApplyEventChangesHandler(ApplyEventChanges applyEventChanges, InstantSource clock) {
    this.applyEventChanges = applyEventChanges;
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
                ApplyEventChangesHandler::triggeredBy,
                eventId -> isApplied(eventId, until)));
  }

  private boolean isApplied(String eventId, Instant until) {
    return switch (applyEventChanges.apply(eventId, until)) {
      case APPLIED -> true;
      case GAVE_UP -> false;
    };
  }

  /** The event that the record says was made or changed. */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getNewImage())
        .filter(event -> "EVENT".equals(text(event, "type")))
        .map(event -> text(event, "eventId"));
  }
}
