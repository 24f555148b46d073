package boxoffice.background;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;

/** Runs what hands on the stream's records, for the tests of other packages. */
public final class FeedCalls {

  private FeedCalls() {}

  /** Hands on a batch of records, and returns the sequence numbers of those that failed. */
  public static List<String> handOn(App app, List<DynamodbStreamRecord> batch, Context context) {
    var event = new DynamodbEvent();
    event.setRecords(batch);
    return new FeedHandler(app.feed())
        .handleRequest(event, context).getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
  }

  /** Puts what the bus refused once more. */
  public static SQSBatchResponse putUnsent(App app, SQSEvent batch, Context context) {
    return new PutUnsentEventsHandler(app.bus()).handleRequest(batch, context);
  }
}
