package boxoffice.bookings;

import static boxoffice.bookings.StreamBatch.text;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The table's stream: does what follows from every change of an event that has seats. */
public final class ApplyEventChangesHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final ApplyEventChanges applyEventChanges;

  public ApplyEventChangesHandler() {
    this(App.applyEventChanges());
  }

  ApplyEventChangesHandler(ApplyEventChanges applyEventChanges) {
    this.applyEventChanges = applyEventChanges;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> StreamBatch.each(event, ApplyEventChangesHandler::changed, this::isApplied));
  }

  private boolean isApplied(String eventId) {
    return switch (applyEventChanges.apply(eventId)) {
      case APPLIED -> true;
      case GAVE_UP -> false;
    };
  }

  private static Optional<String> changed(DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getNewImage())
        .filter(event -> "EVENT".equals(text(event, "type")))
        .map(event -> text(event, "eventId"));
  }
}
