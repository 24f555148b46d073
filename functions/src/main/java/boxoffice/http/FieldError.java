package boxoffice.http;

/**
 * One error in a request.
 *
 * @param field the body member, query or path parameter or header concerned; {@code body} for all
 *     of it
 * @param reason what it must be, as a phrase that follows the field's name
 */
public record FieldError(String field, String reason) {}
