package boxoffice.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A password, code, token or e-mail address: a string in JSON that shows nothing of itself where it
 * is printed, so that no record that holds one can leak it into a log.
 *
 * @param value the text itself; only for those it is meant for
 */
public record Secret(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Secret {}

  @Override
  public String toString() {
    return "(secret)";
  }
}
