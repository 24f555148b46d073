package boxoffice.simulation;

/** What somebody asks of the system. */
public sealed interface Call {

  /**
   * To book tickets.
   *
   * @param waitlist whether to wait if there are not enough
   * @param key the idempotency key
   */
  record Book(String user, int quantity, boolean waitlist, String key) implements Call {}

  /** To cancel what the user has, or to leave the waitlist. */
  record Cancel(String user) implements Call {}

  /** The stream asks to settle the event's waitlist. */
  record Settle() implements Call {}
}
