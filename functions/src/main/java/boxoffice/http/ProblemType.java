package boxoffice.http;

import java.util.Locale;

/**
 * Every problem that an answer can name. The slug is the name in lower case with hyphens; the
 * {@code type} of a problem is {@code /problems/<slug>}, as <a
 * href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> allows for relative references.
 */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  WRONG_CODE(400, "The code is wrong or has expired"),
  UNAUTHORIZED(401, "A valid access token is needed"),
  WRONG_CREDENTIALS(401, "The credentials are not valid"),
  FORBIDDEN(403, "This is not allowed"),
  SECOND_FACTOR_NEEDED(403, "The account needs a second factor"),
  WRONG_PASSWORD(403, "The password is not right"),
  NOT_FOUND(404, "There is nothing here"),
  ALREADY_MEMBER(409, "The caller runs this event already"),
  CANCELLATION_CLOSED(409, "The booking can no longer be cancelled"),
  BOOKING_CANCELLED(409, "The booking is cancelled"),
  CAPACITY_BELOW_SOLD(409, "More tickets are sold than that"),
  CHANGE_NOT_POSSIBLE(409, "The booking cannot be changed so"),
  CHECKED_IN(409, "The ticket is checked in already"),
  CHECK_IN_UNDONE(409, "The check-in was undone"),
  DIFFERENT_QUANTITY(409, "There is a booking with another quantity"),
  DOOR_CLOSED(409, "The door is not open"),
  EVENT_ARCHIVED(409, "The event is over for good"),
  EVENT_BEGAN(409, "The event has begun"),
  EVENT_CANCELLED(409, "The event is cancelled"),
  EVENT_NOT_PUBLISHABLE(409, "The event cannot be published"),
  EVENT_NOT_PUBLISHED(409, "The event is not published"),
  EVENTS_TO_COME(409, "There are events to come"),
  HAND_OVER_EXPIRED(409, "The time of the link is over"),
  HAND_OVER_USED(409, "The link was opened before"),
  HAND_OVER_VOID(409, "The link is worth nothing any more"),
  HAND_OVERS_CLOSED(409, "Tickets of the event are not handed on"),
  IN_PROGRESS(409, "The same request is still running"),
  INVITATION_EXPIRED(409, "The invitation has expired"),
  INVITATION_USED(409, "The invitation was used"),
  NOT_ENOUGH_SEATS(409, "There are not enough seats left"),
  OWN_HAND_OVER(409, "The link is the caller's own"),
  SALES_CLOSED(409, "Tickets are not on sale"),
  SOLD_OUT(409, "The event is sold out"),
  TICKET_INVALID(409, "The ticket is not valid any more"),
  TOO_MANY_BOOKINGS(409, "More bookings than one user may have"),
  TOO_MANY_PEOPLE(409, "More members or invitations than there may be"),
  TOO_MANY_TICKETS(409, "More tickets than one booking may hold"),
  UNDO_CLOSED(409, "The check-in can no longer be undone"),
  WAITING(409, "The caller waits for seats of the event"),
  PRECONDITION_FAILED(412, "The booking has changed"),
  PAYLOAD_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
  PRECONDITION_REQUIRED(428, "The request must say what it saw"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  NOT_AVAILABLE_LOCALLY(501, "This is not available in the local system"),
  TRY_AGAIN(503, "Please repeat the request");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, 400 to 599. */
  public int status() {
    return status;
  }

  /** A short summary, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The relative reference that identifies the type. */
  public String uri() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
