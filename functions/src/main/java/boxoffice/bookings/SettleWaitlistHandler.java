package boxoffice.bookings;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: settles the waitlist of every event whose seats came back or that somebody
 * joined the waitlist of. Both matter: seats may come back before the one who waits for them is
 * there.
 */
public final class SettleWaitlistHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(SettleWaitlistHandler.class);

  private final SettleWaitlist settleWaitlist;

  public SettleWaitlistHandler() {
    this(App.settleWaitlist());
  }

  SettleWaitlistHandler(SettleWaitlist settleWaitlist) {
    this.settleWaitlist = settleWaitlist;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> settle(event.getRecords()));
  }

  private StreamsEventResponse settle(List<DynamodbStreamRecord> records) {
    var firstRecords = new LinkedHashMap<String, String>();
    for (var record : records) {
      triggeredBy(record)
          .ifPresent(
              eventId ->
                  firstRecords.putIfAbsent(eventId, record.getDynamodb().getSequenceNumber()));
    }
    var failures = new ArrayList<StreamsEventResponse.BatchItemFailure>();
    firstRecords.forEach(
        (eventId, sequenceNumber) -> {
          if (!settles(eventId)) {
            failures.add(new StreamsEventResponse.BatchItemFailure(sequenceNumber));
          }
        });
    return new StreamsEventResponse(failures);
  }

  private boolean settles(String eventId) {
    MDC.put("event_id", eventId);
    try {
      return switch (settleWaitlist.settle(eventId)) {
        case SETTLED -> true;
        case GAVE_UP -> {
          LOG.warn("gave up settling");
          yield false;
        }
      };
    } catch (RuntimeException e) {
      LOG.error("settling failed", e);
      return false;
    } finally {
      MDC.remove("event_id");
    }
  }

  /** The event to settle: {@code returned} or {@code waiting} of one of its shards rose. */
  private static Optional<String> triggeredBy(DynamodbStreamRecord record) {
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

  private static String text(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getS() == null ? "" : value.getS();
  }

  private static long number(Map<String, AttributeValue> image, String name) {
    var value = image.get(name);
    return value == null || value.getN() == null ? 0 : Long.parseLong(value.getN());
  }
}
