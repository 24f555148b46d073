package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.User;
import boxoffice.seats.Seats;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTest {

  private static final User ORGANIZING = new User(ORGANIZER, Set.of());
  private static final User ADMIN = new User(ANOTHER, Set.of("admins"));
  private static final User OTHER = new User(ANOTHER, Set.of("admin"));

  private final Event draft = EventExamples.draft();

  @Test
  void a_draft_is_visible_to_organizer_and_admins() {
    assertThat(draft.isVisibleTo(ORGANIZING)).isTrue();
    assertThat(draft.isVisibleTo(ADMIN)).isTrue();
    assertThat(draft.isVisibleTo(OTHER)).isFalse();
  }

  @Test
  void a_cancelled_draft_stays_invisible_to_others() {
    assertThat(EventExamples.in(EventState.CANCELLED, draft).isVisibleTo(OTHER)).isFalse();
  }

  @Test
  void a_published_event_is_visible_even_when_cancelled() {
    assertThat(draft.published().isVisibleTo(OTHER)).isTrue();
    assertThat(EventExamples.in(EventState.CANCELLED, draft.published()).isVisibleTo(OTHER))
        .isTrue();
  }

  @Test
  void only_the_organizer_and_admins_may_change_it() {
    var event = draft.published();

    assertThat(event.mayBeChangedBy(ORGANIZING)).isTrue();
    assertThat(event.mayBeChangedBy(ADMIN)).isTrue();
    assertThat(event.mayBeChangedBy(OTHER)).isFalse();
  }

  @Test
  void publishing_fixes_the_number_of_shards() {
    var event = draft.published();

    assertThat(event.state()).isEqualTo(EventState.PUBLISHED);
    assertThat(event.version()).isEqualTo(draft.version() + 1);
    assertThat(event.shards()).isEqualTo(Seats.shardsFor(draft.details().capacity()));
  }

  @Test
  void every_detail_may_have_changed() {
    var details = Arrays.stream(EventDetails.class.getRecordComponents());

    assertThat(Event.changing())
        .containsAll(details.map(RecordComponent::getName).toList())
        .contains("hidden", "archived");
  }
}
