package boxoffice.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * When EventBridge invokes a function by itself. See <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Schedule
 * patterns</a>.
 */
sealed interface Schedule {

  /** Again and again. */
  record Rate(Duration period) implements Schedule {}

  /** Once a day, in UTC. */
  record Daily(LocalTime time) implements Schedule {}

  Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,4}) (minute|hour|day)s?\\)");
  Pattern DAILY =
      Pattern.compile("cron\\(([0-9]|[1-5][0-9]) ([0-9]|1[0-9]|2[0-3]) \\* \\* \\? \\*\\)");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is neither a rate nor a time of each day
   */
  static Schedule of(String expression) {
    var rate = RATE.matcher(expression);
    if (rate.matches()) {
      var unit =
          switch (rate.group(2)) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
          };
      return new Rate(Duration.of(Long.parseLong(rate.group(1)), unit));
    }
    var daily = DAILY.matcher(expression);
    if (daily.matches()) {
      return new Daily(
          LocalTime.of(Integer.parseInt(daily.group(2)), Integer.parseInt(daily.group(1))));
    }
    throw new IllegalArgumentException(
        "The local runner does not know the schedule %s.".formatted(expression));
  }

  /** The next time after another one, which is that of the last run or of the start. */
  default Instant after(Instant last) {
    return switch (this) {
      case Rate(var period) -> last.plus(period);
      case Daily(var time) -> {
        var today = last.atOffset(ZoneOffset.UTC).with(time).toInstant();
        yield today.isAfter(last) ? today : today.plus(1, ChronoUnit.DAYS);
      }
    };
  }
}
