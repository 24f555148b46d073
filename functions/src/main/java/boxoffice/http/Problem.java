package boxoffice.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that says what went wrong, as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC
 * 9457</a>.
 *
 * @param type the kind of problem
 * @param detail what happened this time and what to do about it, for a person
 * @param errors what is wrong with the input, field by field; empty for other problems
 * @param members further members of the problem object
 * @param headers headers of the answer, such as {@code Retry-After}
 */
public record Problem(
    ProblemType type,
    String detail,
    List<FieldError> errors,
    Map<String, Object> members,
    Map<String, String> headers) {

  public Problem {
    errors = List.copyOf(errors);
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  /** A problem of this type with its detail. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of(), Map.of());
  }

  /** An operation that may or may not have happened, and that is safe to repeat after a second. */
  public static Problem tryAgain(String detail) {
    return of(ProblemType.TRY_AGAIN, detail).retryAfter(Duration.ofSeconds(1));
  }

  /** Input that breaks the rules of the contract. */
  public static Problem invalid(List<FieldError> errors) {
    return of(ProblemType.INVALID_REQUEST, "Correct the fields named in errors.")
        .withErrors(errors);
  }

  /** The same problem with the fields that are the reason. */
  public Problem withErrors(List<FieldError> fields) {
    return new Problem(type, detail, fields, members, headers);
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    var extended = new TreeMap<>(members);
    extended.put(member, value);
    return new Problem(type, detail, errors, extended, headers);
  }

  /**
   * The same problem with the time after which a repeat makes sense, in whole seconds, at least 1.
   */
  public Problem retryAfter(Duration wait) {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Problem(
        type, detail, errors, members, Map.of("Retry-After", Long.toString(seconds)));
  }
}
