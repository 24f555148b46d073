package boxoffice.privacy;

import boxoffice.App;
import boxoffice.privacy.DeleteAccounts.Deletions;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** On a schedule, and by hand with any event: deletes accounts whose users asked for it. */
public final class DeleteAccountsHandler implements RequestHandler<Map<String, Object>, Deletions> {

  private final DeleteAccounts deleteAccounts;
  private final InstantSource clock;

  public DeleteAccountsHandler() {
    this(App.onLambda().deleteAccounts(), App.onLambda().clock());
  }

  DeleteAccountsHandler(DeleteAccounts deleteAccounts, InstantSource clock) {
    this.deleteAccounts = deleteAccounts;
    this.clock = clock;
  }

  /**
   * Deletes what it can.
   *
   * @throws IllegalStateException where a deletion is overdue, which raises the function's alarm
   */
  @Override
  public Deletions handleRequest(Map<String, Object> event, Context context) {
    var until = ScheduledRun.until(context, clock);
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          var deletions = deleteAccounts.delete(until);
          if (deletions.overdue() > 0) {
            throw new IllegalStateException(
                "%d deletions are overdue".formatted(deletions.overdue()));
          }
          return deletions;
        });
  }
}
