package boxoffice.notices;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The queue of changes that may need a notice: sends each notice. */
public final class SendNoticesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /**
   * So much of its time a run needs for one notice, if every request takes as long as it may.
   * {@code docs/operations.md} adds it up.
   */
  public static final Duration LONGEST = Duration.ofSeconds(32);

  private static final Logger LOG = LoggerFactory.getLogger(SendNoticesHandler.class);

  private final SendNotices sendNotices;

  public SendNoticesHandler() {
    this(App.onLambda().sendNotices());
  }

  SendNoticesHandler(SendNotices sendNotices) {
    this.sendNotices = sendNotices;
  }

  /** The messages with which it is not done: they go back to the queue, and come again. */
  @Override
  public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () ->
            QueueBatch.failed(
                batch.getRecords().stream().filter(message -> !isDone(message, context))));
  }

  private boolean isDone(SQSMessage message, Context context) {
    var timeLeft = Duration.ofMillis(context.getRemainingTimeInMillis());
    if (timeLeft.compareTo(LONGEST) < 0) {
      LOG.warn("not begun with {} left", timeLeft);
      return false;
    }
    try {
      return isDone(send(message.getBody(), timeLeft));
    } catch (RuntimeException e) {
      LOG.error("failed, to be tried again", e);
      return false;
    } finally {
      MDC.remove("notice");
      MDC.remove("event_id");
    }
  }

  private NoticeOutcome send(String body, Duration timeLeft) {
    if (Envelope.type(body).equals(AccountRequest.TYPE)) {
      var request = Envelope.read(body, AccountRequest.class);
      MDC.put("notice", request.detail().id());
      return sendNotices.send(request, timeLeft);
    }
    var request = NoticeRequest.read(body);
    MDC.put("notice", request.detail().id());
    MDC.put("event_id", request.detail().eventId());
    return sendNotices.send(request, timeLeft);
  }

  private static boolean isDone(NoticeOutcome outcome) {
    LOG.info("{}", outcome);
    return switch (outcome) {
      case NoticeOutcome.Tried(var result) -> result.isFinal();
      case NoticeOutcome.DoneBefore _, NoticeOutcome.NoNotice _ -> true;
      case NoticeOutcome.InProgress _ -> false;
    };
  }
}
