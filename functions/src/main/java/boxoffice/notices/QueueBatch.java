package boxoffice.notices;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.stream.Stream;

/** A batch of messages as a queue delivers it. */
public final class QueueBatch {

  private QueueBatch() {}

  /** The answer that has messages delivered again, and all others removed. */
  public static SQSBatchResponse failed(Stream<SQSMessage> messages) {
    return new SQSBatchResponse(
        messages
            .map(SQSMessage::getMessageId)
            .map(SQSBatchResponse.BatchItemFailure::new)
            .toList());
  }
}
