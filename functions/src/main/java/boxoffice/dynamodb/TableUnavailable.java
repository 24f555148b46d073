package boxoffice.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The table did not answer a request in time; nothing is known to be wrong with the request. */
public final class TableUnavailable extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private final boolean conflict;

  TableUnavailable(Throwable cause, boolean conflict) {
    super(new IOException(cause));
    this.conflict = conflict;
  }

  TableUnavailable(String message) {
    super(new IOException(message));
    this.conflict = false;
  }

  /** Whether another transaction was in the way, so that a further try may soon be answered. */
  public boolean isConflict() {
    return conflict;
  }
}
