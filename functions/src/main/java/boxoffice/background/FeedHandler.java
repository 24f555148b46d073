package boxoffice.background;

import boxoffice.App;
import boxoffice.events.Message;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.List;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: hands every change on to those who work on it. A stream serves two readers;
 * the other one settles waitlists, and must not wait for anything.
 */
public final class FeedHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final Feed feed;

  public FeedHandler() {
    this(App.onLambda().feed());
  }

  FeedHandler(Feed feed) {
    this.feed = feed;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> StreamBatch.failed(feed.handOn(event.getRecords())));
  }

  /**
   * The event with seats that was made or changed: a note of an older version leaves its version.
   */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return changed(record, "EVENT", List.of("version"));
  }

  /** The event with a shard whose counts changed. */
  public static Optional<String> withOtherSeats(DynamodbStreamRecord record) {
    return changed(record, "SEATS", List.of("available", "returned", "waiting"));
  }

  /** Whether it is of a message to guests that was written, and not of one that was told. */
  public static boolean isNewMessage(DynamodbStreamRecord record) {
    var now = record.getDynamodb().getNewImage();
    return record.getDynamodb().getOldImage() == null
        && now != null
        && Message.TYPE.equals(StreamBatch.text(now, "type"));
  }

  private static Optional<String> changed(
      DynamodbStreamRecord record, String type, List<String> numbers) {
    return StreamBatch.eventOf(record, type, numbers, (before, now) -> !before.equals(now));
  }
}
