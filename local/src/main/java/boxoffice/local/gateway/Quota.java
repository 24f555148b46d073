package boxoffice.local.gateway;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * Limits the requests of a usage plan in a period. A period begins at midnight UTC: of each day, of
 * Sunday, or of the first of the month. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html">QuotaSettings</a>.
 */
final class Quota {

  enum Period {
    DAY,
    WEEK,
    MONTH;

    LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }
  }

  private final long limit;
  private final Period period;
  private final InstantSource clock;
  private LocalDate start;
  private long used;

  Quota(long limit, Period period, InstantSource clock) {
    this.limit = limit;
    this.period = period;
    this.clock = clock;
    this.start = period.start(today());
  }

  /** Counts a request, if the period allows one more. */
  synchronized boolean tryTake() {
    var current = period.start(today());
    if (!current.equals(start)) {
      start = current;
      used = 0;
    }
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
