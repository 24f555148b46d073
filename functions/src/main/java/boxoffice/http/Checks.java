package boxoffice.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the errors of a request, so that its caller gets all of them at once.
 *
 * <p>Each check returns the value, or some valid stand-in when it noted an error. Call {@link
 * #done()} before you use the values.
 */
public final class Checks {

  /**
   * What people type is what they see: {@code name@example.com}, in ASCII, of at most 128
   * characters, because it is a user name of Cognito.
   *
   * <p>Cognito takes letters of other scripts, but no mail would arrive: SES sends to ASCII alone,
   * without SMTPUTF8. A domain in another script is written as {@code xn--...}. Quoted names,
   * literal addresses and domains without a dot are allowed by RFC 5321, but nobody has them.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?=.{6,128}$)(?=[^@]{1,64}@)[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+(\\.[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\\.)+"
              + "[A-Za-z][0-9A-Za-z-]{0,61}[0-9A-Za-z]");

  /**
   * As browsers take it: a host with a dot, no user or port, and no character that ends it in a
   * text.
   */
  private static final Pattern HTTPS =
      Pattern.compile(
          "https://([0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\\.)+"
              + "[A-Za-z][0-9A-Za-z-]{0,61}[0-9A-Za-z]"
              + "([/?#][!#-;=?-Z\\[\\]_a-z~]*)?");

  private static final Pattern INSTANT =
      Pattern.compile(
          "(19[7-9]|2[01]\\d)\\d-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

  /** The reason for a field that must be there and is not. */
  public static final String REQUIRED = "is required";

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

  /**
   * A line of text for people, which must be there.
   *
   * @param max how many characters it may have, as people count them
   */
  public String text(String field, @Nullable String value, int max) {
    return text(field, value, max, false);
  }

  private String text(String field, @Nullable String value, int max, boolean lines) {
    if (value == null) {
      reject(field, REQUIRED);
      return "";
    }
    if (value.isEmpty() || ReadableText.length(value) > max) {
      reject(field, "must have 1 to %d characters".formatted(max));
    } else {
      ReadableText.fault(value, lines).ifPresent(fault -> reject(field, fault));
    }
    return value;
  }

  /** Text for people that must be there; line breaks are allowed. */
  public String lines(String field, @Nullable String value, int max) {
    return text(field, value, max, true);
  }

  /** Text for people that may be absent or empty; line breaks are allowed. */
  public @Nullable String optionalText(String field, @Nullable String value, int max) {
    if (value == null || value.isEmpty()) {
      return value;
    }
    if (ReadableText.length(value) > max) {
      reject(field, "must have at most %d characters".formatted(max));
    } else {
      ReadableText.fault(value, true).ifPresent(fault -> reject(field, fault));
    }
    return value;
  }

  /** Text for machines, such as a code, that must be there and that the pattern matches. */
  public String text(String field, @Nullable String value, Pattern pattern, String reason) {
    if (value == null) {
      reject(field, REQUIRED);
      return "";
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      reject(field, "must not contain control characters");
    } else {
      require(pattern.matcher(value).matches(), field, reason);
    }
    return value;
  }

  /** An e-mail address. */
  public String email(String field, @Nullable String value) {
    return text(
        field,
        value,
        EMAIL,
        "must be an e-mail address such as name@example.com, of at most 128 characters");
  }

  /** A way to ask somebody: an e-mail address or an https address. */
  public String contact(String field, String value, int max) {
    require(
        value.length() <= max && (EMAIL.matcher(value).matches() || HTTPS.matcher(value).matches()),
        field,
        ("must be an e-mail address or an address such as https://example.com/contact,"
                + " of at most %d characters")
            .formatted(max));
    return value;
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
}
