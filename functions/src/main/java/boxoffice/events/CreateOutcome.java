package boxoffice.events;

import boxoffice.http.FieldError;
import java.util.List;

/** What can come of creating an event. */
public sealed interface CreateOutcome {

  /**
   * It is drafted, now or by an earlier call with the same key.
   *
   * @param shown the draft; as it is now where nobody knows whether it was drafted so
   */
  record Created(ShownEvent shown) implements CreateOutcome {}

  /** The key created another event. */
  record KeyReused() implements CreateOutcome {}

  /** Its times do not fit together, or do not fit this time. */
  record Invalid(List<FieldError> errors) implements CreateOutcome {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** It may be created or not; a repeat with the same key is safe. */
  record TryAgain() implements CreateOutcome {}
}
