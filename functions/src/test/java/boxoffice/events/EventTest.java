package boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.seats.Seats;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTest {

  private final Event draft = EventExamples.draft();

  @Test
  void publishing_fixes_the_number_of_shards() {
    var event = draft.published();

    assertThat(event.state()).isEqualTo(EventState.PUBLISHED);
    assertThat(event.version()).isEqualTo(draft.version() + 1);
    assertThat(event.shards()).isEqualTo(Seats.shardsFor(draft.details().capacity()));
  }

  @Test
  void every_detail_may_have_changed() {
    var details =
        Arrays.stream(EventDetails.class.getRecordComponents())
            .filter(detail -> detail.getType() != Seller.class);

    assertThat(Event.changing())
        .containsAll(details.map(RecordComponent::getName).toList())
        .contains("organizerName", "contact", "price")
        .contains("hidden", "archived");
  }
}
