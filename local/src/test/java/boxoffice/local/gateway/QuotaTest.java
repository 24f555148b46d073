package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.gateway.Quota.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

  @Test
  void a_quota_ends_at_its_limit() {
    var quota = new Quota(2, Period.DAY, new SettableClock("2026-12-01T12:00:00Z"));

    assertThat(quota.tryTake()).isTrue();
    assertThat(quota.tryTake()).isTrue();
    assertThat(quota.tryTake()).isFalse();
  }

  @ParameterizedTest(name = "a {0} ends between {1} and {2}")
  @CsvSource({
    "DAY, 2026-12-01T23:59:59Z, 2026-12-02T00:00:00Z",
    // A Saturday and a Sunday.
    "WEEK, 2026-12-05T23:59:59Z, 2026-12-06T00:00:00Z",
    "MONTH, 2026-12-31T23:59:59Z, 2027-01-01T00:00:00Z"
  })
  void a_period_ends_at_midnight(Period period, String last, String first) {
    var clock = new SettableClock(last);
    var quota = new Quota(1, period, clock);
    quota.tryTake();

    assertThat(quota.tryTake()).isFalse();
    clock.set(first);
    assertThat(quota.tryTake()).isTrue();
  }

  @ParameterizedTest(name = "{1} and {2} are of one {0}")
  @CsvSource({
    "DAY, 2026-12-01T00:00:00Z, 2026-12-01T23:59:59Z",
    "WEEK, 2026-12-06T00:00:00Z, 2026-12-12T23:59:59Z",
    "MONTH, 2026-12-01T00:00:00Z, 2026-12-31T23:59:59Z"
  })
  void a_period_lasts_until_its_end(Period period, String first, String last) {
    var clock = new SettableClock(first);
    var quota = new Quota(1, period, clock);
    quota.tryTake();

    clock.set(last);

    assertThat(quota.tryTake()).isFalse();
  }
}
