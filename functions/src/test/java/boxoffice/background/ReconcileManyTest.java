package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reconcile over more events than a run has time for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileManyTest {

  private static final int EVENTS = 2_000;
  private static final int RUNS = 4;
  private static final Duration APART = Duration.ofMinutes(5);
  private static final Duration TIME = Duration.ofSeconds(250);
  private static final Duration EACH = TIME.dividedBy(EVENTS / RUNS);

  @Test
  @Tag("slow")
  void four_runs_check_2000_events() {
    var walk = new Walk(EVENTS, EACH);
    for (var run = 1; run <= RUNS; run++) {
      var before = walk.begun.size();
      var sent = walk.requests;
      var report = walk.run(TIME);

      System.out.printf(
          "Run %d: %d of %d events, %.1f requests each; %s %s, %s %s%n",
          run,
          walk.begun.size() - before,
          report.events(),
          (double) (walk.requests - sent) / (walk.begun.size() - before),
          Measure.EVENTS_UNCHECKED.metricName(),
          walk.counts.get(Measure.EVENTS_UNCHECKED),
          Measure.UNCHECKED_SECONDS.metricName(),
          walk.counts.get(Measure.UNCHECKED_SECONDS));
      assertThat(report.unchecked()).isEqualTo(EVENTS - EVENTS / RUNS);
      // The events that it did not come to were judged no earlier than the first run began.
      assertThat(report.uncheckedSeconds())
          .isEqualTo(APART.multipliedBy(run - 1).plus(TIME).toSeconds());
      assertThat(report.differences()).isEmpty();
      walk.clock.advance(APART.minus(TIME));
    }

    assertThat(walk.begun).isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
  }
}
