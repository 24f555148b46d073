package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the events on the way round. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> EVENTS = List.of("a", "b", "c", "d");

  @Test
  void the_first_round_begins_with_the_first_event() {
    assertThat(Round.first(START).ahead(List.of("c", "a", "b", "a")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void it_goes_on_behind_the_position_and_round() {
    assertThat(new Round("b", Map.of("b", START)).ahead(EVENTS))
        .containsExactly("c", "d", "a", "b");
  }

  @Test
  void nobody_misses_an_event_at_the_position() {
    assertThat(new Round("bb", Map.of("bb", START)).ahead(EVENTS))
        .containsExactly("c", "d", "a", "b");
  }

  @Test
  void events_of_a_run_share_a_stretch() {
    var round = Round.first(START);
    judge(round, minute(1), "a", "b");
    judge(round, minute(2), "c", "d");
    round.keep(EVENTS);

    assertThat(round.stretches()).isEqualTo(Map.of("b", minute(1), "d", minute(2)));
  }

  @Test
  void a_whole_round_is_one_stretch() {
    var round = Round.first(START);
    judge(round, minute(1), "a", "b");
    judge(round, minute(2), "c", "d", "a", "b");
    round.keep(EVENTS);

    assertThat(round.stretches()).isEqualTo(Map.of("b", minute(2)));
  }

  @Test
  void an_event_that_is_not_judged_keeps_its_time() {
    var round = Round.first(START);
    judge(round, minute(1), "a");
    round.begin("b");
    judge(round, minute(1), "c", "d");
    round.keep(EVENTS);

    assertThat(EVENTS.stream().map(round::uncheckedSince))
        .containsExactly(minute(1), START, minute(1), minute(1));
  }

  @Test
  void a_new_event_owes_nothing_to_one_that_is_gone() {
    var round = Round.first(START);
    judge(round, minute(1), "a", "b");
    round.begin("c");
    judge(round, minute(1), "d");
    judge(round, minute(2), "a", "b", "d");
    round.keep(List.of("a", "b", "d"));

    assertThat(round.uncheckedSince("c")).isEqualTo(minute(2));
  }

  @Test
  void without_events_it_stays_as_it_is() {
    var round = new Round("b", Map.of("b", START));
    round.keep(List.of());

    assertThat(round.uncheckedSince("a")).isEqualTo(START);
  }

  @Test
  void it_stays_small_though_nothing_is_judged() {
    var round = Round.first(START);
    for (var number = 0; number < 1_000; number++) {
      var event = "%04d".formatted(number);
      round.begin(event);
      if (number % 2 == 0) {
        round.judged(minute(1));
      }
      assertThat(round.stretches()).hasSizeLessThanOrEqualTo(Round.MOST_STRETCHES);
    }

    assertThat(round.uncheckedSince("0001")).isEqualTo(START);
    assertThat(round.uncheckedSince("0999")).isEqualTo(START);
    assertThat(round.uncheckedSince("0998")).isEqualTo(minute(1));
  }

  /**
   * Runs that die, run twice at once, cannot judge events or lose what they wrote, while events
   * come and go.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 40, 400})
  void no_event_is_said_to_be_checked_later(int most) {
    for (var seed = 0; seed < 300; seed++) {
      new Schedule(new Random(seed), most).play();
    }
  }

  /** What is told of each event, and what is true of it. */
  private static final class Schedule {

    private final Random random;
    private final int most;
    private final Map<String, Instant> truth = new HashMap<>();
    private Round stored = Round.first(START);
    private Instant now = START;

    Schedule(Random random, int most) {
      this.random = random;
      this.most = most;
    }

    void play() {
      for (var run = 0; run < 40; run++) {
        comeAndGo();
        var one = run();
        if (random.nextInt(3) == 0) {
          // Both began with what was stored then; the later one to write is drawn.
          var other = run();
          stored = random.nextBoolean() ? one : other;
        } else if (random.nextInt(8) > 0) {
          stored = one;
        }
        check();
      }
    }

    private void comeAndGo() {
      for (var event : List.copyOf(truth.keySet())) {
        if (random.nextInt(10) == 0) {
          truth.remove(event);
        }
      }
      while (truth.size() < most) {
        pass();
        truth.putIfAbsent("%03d".formatted(random.nextInt(2 * most)), now);
      }
    }

    private Round run() {
      var round = copy(stored);
      pass();
      var began = now;
      var ahead = round.ahead(truth.keySet());
      for (var event : ahead.subList(0, random.nextInt(ahead.size() + 1))) {
        pass();
        round.begin(event);
        if (random.nextInt(5) > 0) {
          round.judged(began);
          truth.put(event, now);
        }
      }
      if (random.nextInt(5) > 0) {
        round.keep(ahead);
      }
      return copy(round);
    }

    private void check() {
      truth.forEach(
          (event, checked) ->
              assertThat(stored.uncheckedSince(event)).as(event).isBeforeOrEqualTo(checked));
    }

    private void pass() {
      now = now.plusSeconds(1);
    }

    private static Round copy(Round round) {
      return new Round(round.position(), round.stretches());
    }
  }

  /** Without faults the times are those of the runs, and each event is met once a round. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30})
  void times_are_those_of_the_runs(int events) {
    var random = new Random(events);
    var ids = new TreeSet<String>();
    while (ids.size() < events) {
      ids.add("%04x".formatted(random.nextInt(0x10000)));
    }
    var round = Round.first(START);
    var begun = new HashMap<String, Instant>();
    var met = new ArrayList<String>();
    for (var run = 1; run < 100; run++) {
      var ahead = round.ahead(ids);
      for (var event : ahead.subList(0, random.nextInt(events + 1))) {
        judge(round, minute(run), event);
        begun.put(event, minute(run));
        met.add(event);
      }
      round.keep(ids);
      for (var event : ids) {
        assertThat(round.uncheckedSince(event)).isEqualTo(begun.getOrDefault(event, START));
      }
    }
    for (var first = 0; first + events <= met.size(); first++) {
      assertThat(met.subList(first, first + events)).doesNotHaveDuplicates();
    }
  }

  private static void judge(Round round, Instant at, String... events) {
    for (var event : events) {
      round.begin(event);
      round.judged(at);
    }
  }

  private static Instant minute(int number) {
    return START.plus(Duration.ofMinutes(number));
  }
}
