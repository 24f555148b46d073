package boxoffice.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the errors of a request, so that its caller gets all of them at once.
 *
 * <p>Each check returns the value, or some valid stand-in when it noted an error. Call {@link
 * #done()} before you use the values.
 */
public final class Checks {

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,252}");

  private static final Pattern INSTANT =
      Pattern.compile(
          "(19[7-9]|2[01]\\d)\\d-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

  /** The reason for a field that must be there and is not. */
  public static final String REQUIRED = "is required";

  private static final String NO_CONTROL_CHARACTERS = "must not contain control characters";

  private final List<FieldError> errors = new ArrayList<>();

  /** Notes an error. */
  public void reject(String field, String reason) {
    errors.add(new FieldError(field, reason));
  }

  /** Notes an error unless the rule holds. */
  public void require(boolean rule, String field, String reason) {
    if (!rule) {
      reject(field, reason);
    }
  }

  /** Text that must be there, {@code min} to {@code max} characters, without control characters. */
  public String text(String field, @Nullable String value, int min, int max) {
    return text(field, value, min, max, _ -> true, "");
  }

  /** Text that must be there and that the pattern matches. */
  public String text(String field, @Nullable String value, Pattern pattern, String reason) {
    return text(
        field, value, 1, Integer.MAX_VALUE, text -> pattern.matcher(text).matches(), reason);
  }

  /** Text that may be absent, up to {@code max} characters; line breaks are allowed. */
  public @Nullable String optionalText(String field, @Nullable String value, int max) {
    if (value == null) {
      return null;
    }
    require(length(value) <= max, field, "must have at most %d characters".formatted(max));
    require(
        value.codePoints().allMatch(c -> isText(c) || c == '\n' || c == '\r'),
        field,
        NO_CONTROL_CHARACTERS);
    return value;
  }

  /** An e-mail address of up to 254 characters (RFC 5321, 4.5.3.1.3). */
  public String email(String field, @Nullable String value) {
    return text(
        field,
        value,
        3,
        254,
        text -> EMAIL.matcher(text).matches(),
        "must be an e-mail address of at most 254 characters");
  }

  /** A whole number that must be there, from {@code min} to {@code max}. */
  public int number(String field, @Nullable Integer value, int min, int max) {
    if (value == null) {
      reject(field, REQUIRED);
      return min;
    }
    require(min <= value && value <= max, field, "must be from %d to %d".formatted(min, max));
    return value;
  }

  /** A whole number, or the default where it is absent. */
  public int number(String field, @Nullable Integer value, int min, int max, int absent) {
    return value == null ? absent : number(field, value, min, max);
  }

  /** An ISO-8601 instant in UTC that must be there. */
  public Instant instant(String field, @Nullable String value) {
    if (value == null) {
      reject(field, REQUIRED);
      return Instant.EPOCH;
    }
    var instant = optionalInstant(field, value);
    return instant == null ? Instant.EPOCH : instant;
  }

  /**
   * An ISO-8601 instant in UTC, cut to milliseconds, or null where it is absent. Only the years
   * 1970 to 2199 are taken: whatever is computed from them stays a number of 13 digits.
   */
  public @Nullable Instant optionalInstant(String field, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      var instant = Instant.parse(value).truncatedTo(ChronoUnit.MILLIS);
      if (INSTANT.matcher(value).matches()) {
        return instant;
      }
    } catch (DateTimeParseException _) {
      // refused below like one that is written in another way
    }
    reject(field, "must be an instant such as 2026-12-01T19:00:00Z");
    return null;
  }

  /** The name of an IANA time zone that must be there. */
  public String timeZone(String field, @Nullable String value) {
    if (value == null) {
      reject(field, REQUIRED);
      return "UTC";
    }
    require(TimeZones.has(value), field, "must be an IANA time zone such as Europe/Berlin");
    return value;
  }

  /** Every error noted so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Ends the checks: every error noted becomes one problem. */
  public void done() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  private String text(
      String field,
      @Nullable String value,
      int min,
      int max,
      Predicate<String> rule,
      String reason) {
    if (value == null) {
      reject(field, REQUIRED);
      return "";
    }
    if (length(value) < min || length(value) > max) {
      reject(field, "must have %d to %d characters".formatted(min, max));
    } else if (!value.codePoints().allMatch(Checks::isText)) {
      reject(field, NO_CONTROL_CHARACTERS);
    } else if (!rule.test(value)) {
      reject(field, reason);
    } else if (value.codePoints().allMatch(Checks::isSpace)) {
      reject(field, "must not be blank");
    }
    return value;
  }

  /** In characters, as a caller counts them; Java counts those beyond the first 65,536 twice. */
  private static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  /** Half of a surrogate pair is no character: it could be neither stored nor sent back. */
  private static boolean isText(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
