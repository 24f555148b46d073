package boxoffice.page;

import boxoffice.http.Json;
import java.util.regex.Pattern;

/**
 * JSON for a script element. Nothing in it ends the element or opens a comment. What it replaces
 * stands in strings alone, where the escape means the same character.
 */
final class ScriptJson {

  private static final Pattern NOT_IN_SCRIPT = Pattern.compile("[<>&\\u2028\\u2029]");

  private ScriptJson() {}

  static String write(Object value) {
    return NOT_IN_SCRIPT
        .matcher(Json.write(value))
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
