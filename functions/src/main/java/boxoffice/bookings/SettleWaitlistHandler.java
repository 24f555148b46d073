package boxoffice.bookings;

import static boxoffice.bookings.StreamBatch.number;
import static boxoffice.bookings.StreamBatch.text;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.Map;
import java.util.Optional;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: settles the waitlist of every event whose seats came back or that somebody
 * joined the waitlist of. Both matter: seats may come back before the one who waits for them is
 * there.
 */
public final class SettleWaitlistHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final SettleWaitlist settleWaitlist;

  public SettleWaitlistHandler() {
    this(App.settleWaitlist());
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
                event, new StreamBatch.Job(SettleWaitlistHandler::triggeredBy, this::isSettled)));
  }

  private boolean isSettled(String eventId) {
    return switch (settleWaitlist.settle(eventId)) {
      case SETTLED -> true;
      case GAVE_UP -> false;
    };
  }

  /** The event to settle: {@code returned} or {@code waiting} of one of its shards rose. */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    var now = record.getDynamodb().getNewImage();
    if (now == null || !"SEATS".equals(text(now, "type"))) {
      return Optional.empty();
    }
    var before = Optional.ofNullable(record.getDynamodb().getOldImage()).orElse(Map.of());
    var rose =
        number(now, "returned") > number(before, "returned")
            || number(now, "waiting") > number(before, "waiting");
    return rose ? Optional.of(text(now, "eventId")) : Optional.empty();
  }
}
