package boxoffice.privacy;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** On a schedule, and by hand with any event: removes what is needed no more. */
public final class RetentionHandler
    implements RequestHandler<Map<String, Object>, Retention.Removed> {

  private final Retention retention;
  private final InstantSource clock;

  public RetentionHandler() {
    this(App.onLambda().retention(), App.onLambda().clock());
  }

  RetentionHandler(Retention retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Removes what it can.
   *
   * @throws IllegalStateException where something failed, which raises the function's alarm
   */
  @Override
  public Retention.Removed handleRequest(Map<String, Object> event, Context context) {
    var until = ScheduledRun.until(context, clock);
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          var removed = retention.remove(until);
          if (removed.hasFailed()) {
            throw new IllegalStateException("not all could be removed: %s".formatted(removed));
          }
          return removed;
        });
  }
}
