package boxoffice.events;

import static boxoffice.events.EventState.CANCELLED;
import static boxoffice.events.EventState.DRAFTED;
import static boxoffice.events.EventState.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStateTest {

  @Test
  void theseChangesOfStateAreAllowedAndNoOthers() {
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
            List.of(DRAFTED, PUBLISHED),
            List.of(DRAFTED, CANCELLED),
            List.of(PUBLISHED, CANCELLED));
  }
}
