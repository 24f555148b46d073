package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.Logs;
import boxoffice.background.Difference.Kind;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.dynamodb.Keys;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reconcile goes round all events, over several runs, and says what is unchecked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileRoundTest {

  @Nested
  class A_run_walks_on {

    @Test
    void each_event_is_met_once_in_a_round() {
      var walk = new Walk(7);

      walk.run(3);
      walk.run(3);
      walk.run(3);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 5, 6, 7, 1, 2);
    }

    @Test
    void a_run_goes_round_no_more_than_once() {
      var walk = new Walk(5);
      walk.run(2);

      var report = walk.run();

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 5, 1, 2);
      assertThat(report).returns(5, Reconciliation::events).returns(0, Reconciliation::unchecked);
    }

    @Test
    void without_time_it_stays_where_it_was() {
      var walk = new Walk(3);
      walk.run(1);
      walk.run(0);

      walk.run(1);

      assertThat(walk.begun).containsExactly(1, 2);
    }

    @Test
    void it_goes_on_where_an_event_is_gone() {
      var walk = new Walk(4);
      walk.run(2);
      walk.table.remove(Keys.event(Walk.id(2)));

      walk.run();

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void a_new_event_is_met_within_a_round() {
      var walk = new Walk(4);
      walk.run(2);
      walk.publish(0, 9);

      walk.run(2);
      walk.run(2);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 9, 0);
    }

    @Test
    void the_log_says_how_far_it_came() {
      var walk = new Walk(3);

      try (var logs = new Logs()) {
        walk.run(2);

        assertThat(logs.lines().getLast())
            .contains(
                "reconciled 2 of 3 events, 1 not checked for 120 s at most,"
                    + " 0 differences repaired, 0 left; the next run begins behind event "
                    + Walk.id(2));
      }
    }
  }

  @Nested
  class Nothing_stops_the_walk {

    @Test
    void not_an_event_that_takes_all_time() {
      var walk = new Walk(4);
      walk.during(2, () -> walk.later(10));

      walk.run(3);
      walk.run(3);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void not_an_event_that_ends_its_run() {
      var walk = new Walk(4);
      walk.endsAt(2);

      assertThatThrownBy(walk::run).isInstanceOf(Killed.class);
      walk.run(3);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void not_an_event_that_cannot_be_read() {
      var walk = new Walk(3);
      walk.table.updateIf(
          Keys.seats(Walk.id(2), 0),
          "SET touched = :t REMOVE epoch",
          "attribute_exists(PK)",
          Attributes.of(":t", 1));

      var report = walk.run();

      assertThat(walk.begun).containsExactly(1, 2, 3);
      assertThat(report.differences())
          .extracting(Difference::kind)
          .containsExactly(Kind.UNREADABLE);
      assertThat(report.unchecked()).isZero();
    }

    @Test
    void not_an_event_without_an_answer() {
      var walk = new Walk(3);
      walk.loses(2);

      walk.run();

      assertThat(walk.begun).containsExactly(1, 2, 3);
    }

    @Test
    void not_a_position_that_is_lost() {
      var walk = new Walk(5);
      walk.run(2);
      walk.losesWrites(true);
      walk.run(2);
      walk.losesWrites(false);

      walk.run(3);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 3, 4, 5);
    }

    @Test
    void not_a_position_that_cannot_be_read() {
      var walk = new Walk(2);
      walk.run(1);
      for (var stretches : new String[] {"", "x", "x y", "a 1,a 2"}) {
        damage(walk, stretches);

        try (var logs = new Logs()) {
          assertThat(walk.run().unchecked()).isZero();

          assertThat(logs.lines().getFirst()).contains("\"ERROR\"", "the round is not readable");
        }
      }
    }

    private static void damage(Walk walk, String stretches) {
      walk.table.put(
          Attributes.of("PK", "ROUND", "SK", "ROUND", "position", "", "stretches", stretches));
    }
  }

  @Nested
  class Two_runs_at_once {

    @Test
    void pass_over_no_event() {
      var walk = new Walk(6);
      walk.during(2, once(() -> walk.run(2)));

      walk.run(4);
      walk.run(3);
      walk.run(3);

      assertThat(walk.begun).containsExactly(1, 2, 3, 4, 3, 4, 5, 6, 1, 2);
    }

    @Test
    void do_not_forget_what_neither_could_judge() {
      var walk = new Walk(4);
      walk.loses(3);
      walk.run();
      walk.during(2, once(walk::run));

      walk.run();

      // From the beginning: two rounds before, and one within the last.
      assertThat(walk.run().uncheckedSeconds()).isGreaterThanOrEqualTo(3 * 4 * 60);
    }

    private static Runnable once(Runnable action) {
      var isDone = new AtomicBoolean();
      return () -> {
        if (!isDone.getAndSet(true)) {
          action.run();
        }
      };
    }
  }

  @Nested
  class What_is_unchecked {

    @Test
    void nothing_is_where_every_event_is_judged() {
      var walk = new Walk(3);
      walk.run(1);
      walk.later(60);

      assertUnchecked(walk, walk.run(), 0, 0);
    }

    @Test
    void nothing_is_without_events() {
      var walk = new Walk(0);

      assertUnchecked(walk, walk.run(), 0, 0);
    }

    @Test
    void events_are_since_their_last_run() {
      var walk = new Walk(6);

      assertUnchecked(walk, walk.run(3), 3, 3);
      walk.later(2);
      // At minute 5 it begins, at minute 8 it ends; the others were begun at minute 0.
      assertUnchecked(walk, walk.run(3), 3, 8);
      walk.later(2);
      // At minute 10 it begins, at minute 13 it ends; the others were begun at minute 5.
      assertUnchecked(walk, walk.run(3), 3, 8);
      assertUnchecked(walk, walk.run(), 0, 0);
    }

    @Test
    void a_run_without_time_tells_the_truth() {
      var walk = new Walk(2);
      walk.run();
      walk.later(58);

      // The run before began an hour ago.
      assertUnchecked(walk, walk.run(0), 2, 60);
    }

    @Test
    void an_event_is_until_it_is_judged() {
      var walk = new Walk(3);
      walk.run();
      walk.loses(2);

      assertUnchecked(walk, walk.run(), 1, 6);
      assertUnchecked(walk, walk.run(), 1, 9);
      assertUnchecked(walk, walk.run(), 1, 12);
      walk.heal(2);
      assertUnchecked(walk, walk.run(), 0, 0);
    }

    @Test
    void an_event_is_where_it_ends_its_runs() {
      var walk = new Walk(3);
      walk.endsAt(2);
      for (var round = 0; round < 3; round++) {
        assertThatThrownBy(walk::run).isInstanceOf(Killed.class);
      }
      walk.heal(2);

      // The runs began 1 and 2, then 3, 1 and 2, and again; this one begins 3.
      assertUnchecked(walk, walk.run(1), 2, 9);
    }

    @Test
    void events_that_fail_in_turn_are_told_apart() {
      var walk = new Walk(4);
      walk.run();
      for (var event : new int[] {1, 2, 3, 4, 1, 2}) {
        walk.loses(event);
        // Since the run before, which began 8 minutes before this one ends.
        assertUnchecked(walk, walk.run(), 1, 8);
        walk.heal(event);
      }
    }

    @Test
    void an_event_that_is_gone_is_not() {
      var walk = new Walk(3);
      walk.loses(2);
      walk.run();
      walk.table.remove(Keys.event(Walk.id(2)));

      assertUnchecked(walk, walk.run(), 0, 0);
    }

    @Test
    void a_new_event_is_not_since_earlier() {
      var walk = new Walk(4);
      walk.run();
      walk.later(120);
      walk.run();
      walk.publish(5);

      assertUnchecked(walk, walk.run(2), 3, 6);
    }

    private static void assertUnchecked(Walk walk, Reconciliation report, int events, int minutes) {
      var seconds = Duration.ofMinutes(minutes).toSeconds();
      assertThat(report)
          .returns(events, Reconciliation::unchecked)
          .returns(seconds, Reconciliation::uncheckedSeconds);
      assertThat(walk.counts)
          .containsEntry(Measure.EVENTS_UNCHECKED, (long) events)
          .containsEntry(Measure.UNCHECKED_SECONDS, seconds);
    }
  }

  @Test
  void an_event_too_large_for_a_run_is_left() {
    var walk = new Walk(2);
    walk.during(1, () -> walk.later(1));

    var report = walk.run(2);

    assertThat(report).returns(2, Reconciliation::unchecked);
    assertThat(walk.begun).containsExactly(1);
  }
}
