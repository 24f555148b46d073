package boxoffice.dynamodb;

/** The table did not answer a request in time, or not now; nothing is known to be wrong with it. */
public final class TableUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TableUnavailable(Throwable cause) {
    super(cause);
  }

  public TableUnavailable(String message) {
    super(message);
  }
}
