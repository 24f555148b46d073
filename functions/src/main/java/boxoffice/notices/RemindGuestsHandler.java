package boxoffice.notices;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** On a schedule, and by hand with any event: reminds guests of events that start within a day. */
public final class RemindGuestsHandler implements RequestHandler<Map<String, Object>, Integer> {

  private final RemindGuests remindGuests;

  public RemindGuestsHandler() {
    this(App.onLambda().remindGuests());
  }

  RemindGuestsHandler(RemindGuests remindGuests) {
    this.remindGuests = remindGuests;
  }

  /**
   * Asks for the reminders that are due.
   *
   * @return 0
   * @throws IllegalStateException where the queue refused events, which raises the function's alarm
   */
  @Override
  public Integer handleRequest(Map<String, Object> event, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          var refused = remindGuests.remind();
          if (refused > 0) {
            throw new IllegalStateException("%d events were not asked for".formatted(refused));
          }
          return refused;
        });
  }
}
