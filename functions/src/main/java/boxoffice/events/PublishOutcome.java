package boxoffice.events;

import boxoffice.http.FieldError;
import java.util.List;

/** What can come of publishing an event. */
public sealed interface PublishOutcome {

  /**
   * It is published, now or before.
   *
   * @param role as what the user runs it
   */
  record Published(ShownEvent shown, Role role) implements PublishOutcome {}

  /** The user may not publish it. */
  record Denied(Access.Denied reason) implements PublishOutcome {}

  /** Nobody but the group {@code organizers} publishes here, and the user is not in it. */
  record NotAnOrganizer() implements PublishOutcome {}

  /**
   * The user has as many published events to come as anybody may have.
   *
   * @param limit how many
   */
  record TooManyLive(int limit) implements PublishOutcome {}

  /** It was cancelled. */
  record Cancelled() implements PublishOutcome {}

  /** It starts in the past. */
  record Started() implements PublishOutcome {}

  /** Its other times do not fit this time. */
  record Invalid(List<FieldError> errors) implements PublishOutcome {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** It may be published or not; a repeat is safe. */
  record TryAgain() implements PublishOutcome {}
}
