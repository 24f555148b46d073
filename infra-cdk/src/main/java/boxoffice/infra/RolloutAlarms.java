package boxoffice.infra;

import boxoffice.infra.AlarmMaker.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.sam.CfnFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The alarms that turn a rollout back, so they are in the stack of the functions. */
public final class RolloutAlarms extends Construct {

  /**
   * @param topic gets a message when an alarm is raised and when it ends
   */
  public record Props(Backend backend, Metrics metrics, ITopic topic) {}

  private final Alarm serverErrors;
  private final Map<String, Alarm> functionErrors = new HashMap<>();

  public RolloutAlarms(Construct scope, String id, Props props) {
    super(scope, id);
    var alarms = new AlarmMaker(this, Stack.of(this).getStackName() + "-", props.topic());
    serverErrors =
        alarms.alarm(
            "server-errors",
            "The API answered 5xx, including 503 \"try again\".",
            props.metrics().api("5XXError", "Sum"),
            new Limit(5, 1));
    for (var function : props.backend().functions()) {
      var name = function.getNode().getId();
      functionErrors.put(
          name,
          alarms.alarm(
              "function-errors-" + name,
              name + " failed or timed out.",
              props.metrics().function(function, "Errors", "Sum"),
              new Limit(0, 1)));
    }
  }

  /** The alarms that roll back a deployment of a function. */
  List<String> of(CfnFunction function) {
    var errors = Objects.requireNonNull(functionErrors.get(function.getNode().getId()));
    return List.of(errors.getAlarmName(), serverErrors.getAlarmName());
  }
}
