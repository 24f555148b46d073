package boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees an event, and which role may do what. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {

  private final Event draft = EventExamples.draft();
  private final Event published = draft.published();

  @ParameterizedTest
  @EnumSource
  void a_role_may_do_this_and_no_more(Role role) {
    var may = EnumSet.allOf(Right.class);
    may.removeIf(right -> !role.may(right));

    assertThat(may)
        .isEqualTo(
            switch (role) {
              case ORGANIZER -> EnumSet.allOf(Right.class);
              case CO_ORGANIZER ->
                  EnumSet.complementOf(EnumSet.of(Right.CANCEL, Right.MANAGE_PEOPLE));
              case STEWARD -> Set.of(Right.SEE_ATTENDEES, Right.CHECK_IN);
              case ADMIN ->
                  Set.of(
                      Right.CHANGE,
                      Right.CANCEL,
                      Right.SEE_ATTENDEES,
                      Right.EXPORT_ATTENDEES,
                      Right.CHECK_IN);
            });
  }

  @Test
  void a_draft_is_seen_by_who_runs_it() {
    for (var event : Set.of(draft, EventExamples.in(EventState.CANCELLED, draft))) {
      assertThat(new Standing(event, Optional.of(Role.STEWARD), false).sees()).isTrue();
      assertThat(new Standing(event, Optional.empty(), true).sees()).isTrue();
      assertThat(new Standing(event, Optional.empty(), false).sees()).isFalse();
    }
  }

  @Test
  void a_published_event_is_seen_even_when_cancelled() {
    for (var event : Set.of(published, EventExamples.in(EventState.CANCELLED, published))) {
      assertThat(new Standing(event, Optional.empty(), false).sees()).isTrue();
    }
  }

  @Test
  void a_member_who_is_an_admin_has_both() {
    var standing = new Standing(published, Optional.of(Role.CO_ORGANIZER), true);

    assertThat(standing.access(Right.SEE_PEOPLE))
        .isEqualTo(new Access.Granted(published, Role.CO_ORGANIZER));
    assertThat(standing.access(Right.CANCEL)).isEqualTo(new Access.Granted(published, Role.ADMIN));
    assertThat(standing.access(Right.MANAGE_PEOPLE))
        .isEqualTo(new Access.NotInRole(Role.CO_ORGANIZER));
  }

  @Test
  void a_refusal_says_no_more_than_is_seen() {
    assertThat(new Standing(draft, Optional.of(Role.STEWARD), false).access(Right.CHANGE))
        .isEqualTo(new Access.NotInRole(Role.STEWARD));
    assertThat(new Standing(published, Optional.empty(), false).access(Right.CHANGE))
        .isEqualTo(new Access.NotAllowed());
    assertThat(new Standing(draft, Optional.empty(), true).access(Right.SEE_PEOPLE))
        .isEqualTo(new Access.NotAllowed());
    assertThat(new Standing(draft, Optional.empty(), false).access(Right.CHECK_IN))
        .isEqualTo(new Access.NotFound());
  }
}
