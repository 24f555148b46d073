package boxoffice.events;

import static boxoffice.events.EventState.CANCELLED;
import static boxoffice.events.EventState.DRAFTED;
import static boxoffice.events.EventState.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStateTest {

  @Test
  void these_changes_are_allowed_and_no_others() {
    var allowed =
        Arrays.stream(EventState.values())
            .flatMap(
                from ->
                    Arrays.stream(EventState.values())
                        .filter(from::mayBecome)
                        .map(to -> List.of(from, to)))
            .toList();

    assertThat(allowed)
        .containsExactlyInAnyOrder(
            List.of(DRAFTED, DRAFTED),
            List.of(DRAFTED, PUBLISHED),
            List.of(DRAFTED, CANCELLED),
            List.of(PUBLISHED, PUBLISHED),
            List.of(PUBLISHED, CANCELLED));
  }

  @Test
  void a_cancelled_event_cannot_change() {
    var cancelled = EventExamples.draft().published().cancelled();

    assertThatThrownBy(() -> cancelled.changed(cancelled.details()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(cancelled::published).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(cancelled::cancelled).isInstanceOf(IllegalStateException.class);
  }
}
