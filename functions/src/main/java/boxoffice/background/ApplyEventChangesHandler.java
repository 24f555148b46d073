package boxoffice.background;

import boxoffice.App;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.http.Json;
import boxoffice.messaging.Queue;
import boxoffice.notices.QueueBatch;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The queue of work on events: applies the changes of an event, and notes seats for which the feed
 * had no time.
 */
public final class ApplyEventChangesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** Work that is not done goes on after this time. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ApplyEventChanges applyEventChanges;
  private final SummarizeSeats summarizeSeats;
  private final Queue eventWork;
  private final InstantSource clock;

  public ApplyEventChangesHandler() {
    this(
        App.onLambda().applyEventChanges(),
        App.onLambda().summarizeSeats(),
        App.onLambda().eventWork(),
        App.onLambda().clock());
  }

  ApplyEventChangesHandler(
      ApplyEventChanges applyEventChanges,
      SummarizeSeats summarizeSeats,
      Queue eventWork,
      InstantSource clock) {
    this.applyEventChanges = applyEventChanges;
    this.summarizeSeats = summarizeSeats;
    this.eventWork = eventWork;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var end = TimeLimits.endOfWork(clock.instant(), context.getRemainingTimeInMillis());
    return PowertoolsLogging.withLogging(context, () -> work(event.getRecords(), end));
  }

  private SQSBatchResponse work(List<SQSMessage> messages, Instant end) {
    var notDone =
        InTurn.notDone(
            messages.stream().map(Asking::of).toList(),
            asking -> asking.work().eventId(),
            (asking, until) -> work(asking.work(), until),
            clock,
            end);
    notDone.forEach(asking -> eventWork.deliverAgain(asking.message().getReceiptHandle(), PAUSE));
    return QueueBatch.failed(notDone.stream().map(Asking::message));
  }

  private Progress work(EventWork work, Instant until) {
    return switch (work.kind()) {
      case CHANGES -> applyEventChanges.apply(work.eventId(), until);
      case NOTE -> summarizeSeats.summarize(work.eventId());
    };
  }

  /** A message, and what it asks for. */
  private record Asking(SQSMessage message, EventWork work) {

    static Asking of(SQSMessage message) {
      return new Asking(message, Json.read(message.getBody(), EventWork.class));
    }
  }
}
