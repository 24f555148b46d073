package boxoffice.events;

/** What can come of creating an event. */
public sealed interface CreateOutcome {

  /** It is drafted, now or by an earlier call with the same key. */
  record Created(Event draft) implements CreateOutcome {}

  /** The key created another event. */
  record KeyReused() implements CreateOutcome {}

  /** It may be created or not; a repeat with the same key is safe. */
  record TryAgain() implements CreateOutcome {}
}
