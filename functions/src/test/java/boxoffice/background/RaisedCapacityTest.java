package boxoffice.background;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Ledger;
import boxoffice.background.RaisedCapacity.Pace;
import boxoffice.background.RaisedCapacity.Run;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More groups than one run has time for; the table is slow, so that few are enough. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RaisedCapacityTest {

  private static final int GROUPS = 1_000;

  @Test
  @Tag("slow")
  void runs_follow_one_another_until_everybody_is_promoted() {
    var raised =
        new RaisedCapacity(GROUPS, new Pace(Duration.ofMillis(200), Duration.ofMillis(400)));

    var runs = raised.runs();

    // A try takes 800 ms for 18 groups, and half of 35 s has time for 22 of them.
    assertThat(runs).extracting(Run::promoted).containsExactly(396, 396, 208);
    assertThat(runs).as("each with a ticket of the other event").allMatch(Run::otherPromoted);
    assertThat(runs).extracting(Run::millis).allMatch(millis -> millis < 60_000);
    assertThat(raised.ledgers()).flatExtracting(Ledger::violationsAtRest).isEmpty();
    assertThat(raised.ledgers()).extracting(Ledger::waiting).containsOnly(0L);
  }
}
