package boxoffice.infra;

import java.util.Optional;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * What watches a stage and nothing refers to, in a stack of its own: a stack holds 500 resources.
 * See docs/decisions/0020.
 */
public final class Watch extends NestedStack {

  /**
   * @param topic gets a message when an alarm is raised and when it ends
   */
  public record Props(Backend backend, Optional<Webhook> webhook, Metrics metrics, ITopic topic) {}

  public Watch(Construct scope, String id, Props props) {
    super(scope, id);
    var backend = props.backend();
    new OperationsDashboard(
        this, "Operations", new OperationsDashboard.Props(backend, props.metrics()));
    new LogQueries(this, "LogQueries", backend);
    new WatchAlarms(this, "Alarms", props);
  }
}
