package boxoffice.notices;

import boxoffice.App;
import boxoffice.dynamodb.TimeLimits;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The queue of news for all guests of an event. */
public final class TellGuestsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(TellGuestsHandler.class);

  private final TellGuests tellGuests;
  private final InstantSource clock;

  public TellGuestsHandler() {
    this(App.onLambda().tellGuests(), App.onLambda().clock());
  }

  TellGuestsHandler(TellGuests tellGuests, InstantSource clock) {
    this.tellGuests = tellGuests;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
    var until = TimeLimits.endOfWork(clock.instant(), context.getRemainingTimeInMillis());
    return PowertoolsLogging.withLogging(
        context,
        () ->
            QueueBatch.failed(
                batch.getRecords().stream().filter(message -> !isDone(message, until))));
  }

  private boolean isDone(SQSMessage message, Instant until) {
    try {
      var news = Envelope.read(message.getBody(), News.class);
      MDC.put("event_id", news.detail().eventId());
      return tellGuests.tell(news, until);
    } catch (RuntimeException e) {
      LOG.error("failed, to be tried again", e);
      return false;
    } finally {
      MDC.remove("event_id");
    }
  }
}
