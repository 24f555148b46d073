package boxoffice.http;

/**
 * One error in a request.
 *
 * @param field the body member, query or path parameter or header concerned; {@code body} for all
 *     of it
 * @param reason what it must be, as a phrase that follows the field's name
 */
public record FieldError(String field, String reason) {

  private static final int LONGEST_NAME = 100;

  /** A name that the caller made up is cut, between two characters. */
  public FieldError {
    if (field.codePointCount(0, field.length()) > LONGEST_NAME) {
      field = field.substring(0, field.offsetByCodePoints(0, LONGEST_NAME));
    }
  }
}
