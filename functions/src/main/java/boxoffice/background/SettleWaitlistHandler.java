package boxoffice.background;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.List;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: settles every event to which seats came back, or whose waitlist somebody
 * joined. Both matter: seats may come back before the one who waits for them is there.
 */
public final class SettleWaitlistHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final SettleWaitlist settleWaitlist;

  public SettleWaitlistHandler() {
    this(App.onLambda().settleWaitlist());
  }

  SettleWaitlistHandler(SettleWaitlist settleWaitlist) {
    this.settleWaitlist = settleWaitlist;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () ->
            StreamBatch.each(
                event,
                new StreamBatch.Job(SettleWaitlistHandler::triggeredBy, settleWaitlist::settle)));
  }

  /** The event to settle: {@code returned} or {@code waiting} of one of its shards rose. */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return StreamBatch.eventOf(
        record, "SEATS", List.of("returned", "waiting"), (before, now) -> now > before);
  }
}
