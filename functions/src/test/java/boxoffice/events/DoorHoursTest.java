package boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorHoursTest {

  private static final Instant START = Instant.parse("2026-12-01T19:00:00Z");

  private final Event event = EventExamples.draft(1, START.toString(), 5);

  @Test
  void a_door_opens_before_the_start() {
    assertThat(event.doorHours(Duration.ofHours(2)).opensAt()).isEqualTo("2026-12-01T17:00:00Z");
  }

  @Test
  void a_door_is_open_when_doors_are() {
    var doors = changed("{\"doorsAt\": \"2026-12-01T10:00:00Z\"}");

    assertThat(doors.doorHours(Duration.ofHours(2)).opensAt()).isEqualTo("2026-12-01T10:00:00Z");
    assertThat(doors.doorHours(Duration.ofHours(24)).opensAt()).isEqualTo("2026-11-30T19:00:00Z");
  }

  @Test
  void a_door_closes_with_the_end() {
    var end = START.plus(Duration.ofDays(3));

    assertThat(ending(end).doorHours(Duration.ZERO).closesAt()).isEqualTo(end);
  }

  @Test
  void without_an_end_it_closes_after_a_day() {
    assertThat(event.doorHours(Duration.ZERO).closesAt()).isEqualTo("2026-12-02T19:00:00Z");
  }

  @Test
  void it_is_open_from_opening_until_closing() {
    var hours = event.doorHours(Duration.ofHours(24));

    assertThat(hours.areOpen(hours.opensAt().minusMillis(1))).isFalse();
    assertThat(hours.areOpen(hours.opensAt())).isTrue();
    assertThat(hours.areOpen(hours.closesAt().minusMillis(1))).isTrue();
    assertThat(hours.areOpen(hours.closesAt())).isFalse();
  }

  @Test
  void an_event_is_over_at_its_end() {
    assertThat(event.details().overAt()).isEqualTo("2026-12-01T22:00:00Z");
    assertThat(ending(START.plusSeconds(1)).details().overAt()).isEqualTo(START.plusSeconds(1));
  }

  private Event ending(Instant end) {
    return changed("{\"endsAt\": \"%s\"}".formatted(end));
  }

  private Event changed(String body) {
    return event.changed(EventExamples.change(body).details().apply(event.details()));
  }
}
