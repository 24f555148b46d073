package boxoffice.background;

import boxoffice.App;
import boxoffice.http.Json;
import boxoffice.messaging.Bus;
import boxoffice.messaging.BusEvent;
import boxoffice.notices.QueueBatch;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The queue of domain events that the bus did not take from the feed: puts them once more. */
public final class PutUnsentEventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Bus bus;

  public PutUnsentEventsHandler() {
    this(App.onLambda().bus());
  }

  PutUnsentEventsHandler(Bus bus) {
    this.bus = bus;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () ->
            QueueBatch.failed(bus.put(event.getRecords(), PutUnsentEventsHandler::event).stream()));
  }

  private static BusEvent event(SQSMessage message) {
    return Json.read(message.getBody(), BusEvent.class);
  }
}
