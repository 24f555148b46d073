package boxoffice.background;

import boxoffice.App;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.seats.Seats;
import boxoffice.seats.WaitingGroups;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The table's stream: settles every event to which seats came back, or whose waitlist somebody
 * joined. Both matter: seats may come back before the one who waits for them is there.
 */
public final class SettleWaitlistHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private static final List<String> RISES =
      Stream.concat(
              Stream.of("returned", "askedToSettle"),
              IntStream.rangeClosed(1, Seats.MAX_QUANTITY).mapToObj(WaitingGroups::attribute))
          .toList();

  private final SettleWaitlist settleWaitlist;
  private final InstantSource clock;

  public SettleWaitlistHandler() {
    this(App.onLambda().settleWaitlist(), App.onLambda().clock());
  }

  SettleWaitlistHandler(SettleWaitlist settleWaitlist, InstantSource clock) {
    this.settleWaitlist = settleWaitlist;
    this.clock = clock;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    var end = TimeLimits.endOfWork(clock.instant(), context.getRemainingTimeInMillis());
    return PowertoolsLogging.withLogging(
        context,
        () ->
            StreamBatch.failed(
                InTurn.notDone(
                        StreamBatch.concerned(
                            event.getRecords(), SettleWaitlistHandler::triggeredBy),
                        StreamBatch.Concerned::eventId,
                        (concerned, until) -> settleWaitlist.settle(concerned.eventId(), until),
                        clock,
                        end)
                    .stream()
                    .map(StreamBatch.Concerned::firstRecord)));
  }

  /**
   * The event to settle: {@code returned} or the groups of a lane of one of its shards rose, or an
   * earlier run had no time for the rest. A group that became smaller raises its new lane alone,
   * not the sum.
   */
  public static Optional<String> triggeredBy(DynamodbStreamRecord record) {
    return StreamBatch.eventOf(record, "SEATS", RISES, (before, now) -> now > before);
  }
}
