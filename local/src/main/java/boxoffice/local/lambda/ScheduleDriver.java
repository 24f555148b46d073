package boxoffice.local.lambda;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes a function by its schedule, as EventBridge does. A run that failed is not repeated. */
public final class ScheduleDriver {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleDriver.class);

  private final String name;
  private final LocalFunction function;
  private final Schedule schedule;

  private ScheduleDriver(String name, LocalFunction function, Schedule schedule) {
    this.name = name;
    this.function = function;
    this.schedule = schedule;
  }

  /**
   * Makes a driver; none of a schedule that is off.
   *
   * @param source the properties of the function's Schedule event
   * @throws IllegalArgumentException if the schedule is of an unknown kind
   */
  public static Optional<ScheduleDriver> of(String name, LocalFunction function, JsonNode source) {
    var schedule = Schedule.of(source.path("Schedule").asText());
    return source.path("State").asText().equals("DISABLED")
        ? Optional.empty()
        : Optional.of(new ScheduleDriver(name, function, schedule));
  }

  /** Waits and invokes in its own thread until the process ends. */
  public void start() {
    Thread.ofVirtual().name("schedule-" + name).start(this::run);
  }

  private void run() {
    try {
      var due = schedule.after(Instant.now());
      while (true) {
        // A machine that slept goes on with one run, not with all that it missed.
        Thread.sleep(Duration.between(Instant.now(), due));
        invoke(due);
        due = schedule.after(Instant.now());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Invokes the function once. */
  void invoke(Instant due) throws InterruptedException {
    var event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("time", due.toString());
    event.putObject("detail");
    switch (function.invoke(event.toString(), function.timeout())) {
      case Returned _ -> LOG.debug("{} ran", name);
      case Threw(var cause) -> LOG.error("{} failed", name, cause);
      case TimedOut() -> LOG.error("{} timed out", name);
    }
  }
}
