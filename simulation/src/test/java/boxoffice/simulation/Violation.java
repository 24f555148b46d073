package boxoffice.simulation;

/** The protocol broke a promise. The message begins with the promise's short name. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message, null, false, false);
  }

  /** The promise that was broken. */
  String promise() {
    return getMessage().substring(0, getMessage().indexOf(':'));
  }
}
