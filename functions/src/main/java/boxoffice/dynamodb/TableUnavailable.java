package boxoffice.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The table did not answer a request in time; nothing is known to be wrong with the request. */
public final class TableUnavailable extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  TableUnavailable(Throwable cause) {
    super(new IOException(cause));
  }

  TableUnavailable(String message) {
    super(new IOException(message));
  }
}
