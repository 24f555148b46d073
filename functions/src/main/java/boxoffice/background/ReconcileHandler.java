package boxoffice.background;

import boxoffice.App;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** On a schedule, and by hand with any event: reconciles all events and reports what it found. */
public final class ReconcileHandler implements RequestHandler<Map<String, Object>, Reconciliation> {

  /** So much of its time a run leaves, for the event that it is at. */
  private static final Duration MARGIN = Duration.ofSeconds(45);

  private final Reconcile reconcile;
  private final InstantSource clock;

  public ReconcileHandler() {
    this(App.onLambda().reconcile(), App.onLambda().clock());
  }

  ReconcileHandler(Reconcile reconcile, InstantSource clock) {
    this.reconcile = reconcile;
    this.clock = clock;
  }

  @Override
  public Reconciliation handleRequest(Map<String, Object> event, Context context) {
    var until = clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
    return PowertoolsLogging.withLogging(context, () -> reconcile.reconcile(until));
  }
}
