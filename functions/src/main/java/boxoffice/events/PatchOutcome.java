package boxoffice.events;

import boxoffice.http.FieldError;
import java.util.List;

/** What can come of changing an event. */
public sealed interface PatchOutcome {

  /**
   * It has the details that were asked for, now or before.
   *
   * @param role as what the user runs it
   */
  record Patched(ShownEvent shown, Role role) implements PatchOutcome {}

  /** The user may not change it. */
  record Denied(Access.Denied reason) implements PatchOutcome {}

  /** Its times would not fit together. */
  record Invalid(List<FieldError> errors) implements PatchOutcome {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** It was cancelled. */
  record Cancelled() implements PatchOutcome {}

  /** It is over for good. */
  record Archived() implements PatchOutcome {}

  /**
   * More tickets are sold than the capacity asked for.
   *
   * @param soldTickets how many were sold, at least
   */
  record BelowSold(int soldTickets) implements PatchOutcome {}

  /** It may be changed or not; a repeat is safe. */
  record TryAgain() implements PatchOutcome {}
}
