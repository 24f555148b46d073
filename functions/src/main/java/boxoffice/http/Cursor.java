package boxoffice.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The opaque position in a list where its next page begins. */
public final class Cursor {

  private Cursor() {}

  /** What a caller gets and sends back as it is. */
  public static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /** The position that the parameter {@code cursor} names. */
  public static Optional<Matcher> decode(@Nullable String cursor, Pattern position) {
    return decode("cursor", cursor, position);
  }

  /**
   * The position that was encoded, matched by the list's own pattern; 400 for anything else, so
   * that a made-up cursor reaches no key.
   */
  public static Optional<Matcher> decode(
      String parameter, @Nullable String cursor, Pattern position) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      var matcher =
          position.matcher(
              new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
      if (matcher.matches()) {
        return Optional.of(matcher);
      }
    } catch (IllegalArgumentException _) {
      // not Base64: refused below like any other made-up cursor
    }
    throw Request.invalid(parameter, "must be the cursor of an earlier page of this list");
  }
}
