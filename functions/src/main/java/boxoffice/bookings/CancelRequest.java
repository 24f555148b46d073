package boxoffice.bookings;

import boxoffice.http.Request;
import java.util.OptionalLong;

/**
 * A request to cancel.
 *
 * @param userId the guest
 * @param bookingId the booking
 * @param generation the generation that the guest saw: a later one is never touched. Empty for the
 *     one that the request finds first
 * @param revision the revision that the guest saw; empty for any
 * @param repeated whether the caller says that this is not the first sending
 */
public record CancelRequest(
    String userId,
    String bookingId,
    OptionalLong generation,
    OptionalLong revision,
    boolean repeated) {

  /** A request of a guest who names neither generation nor revision. */
  public static CancelRequest any(String userId, String bookingId) {
    return new CancelRequest(userId, bookingId, OptionalLong.empty(), OptionalLong.empty(), false);
  }

  /** What an HTTP request asks for; 400 where it is not valid. */
  static CancelRequest of(Request request) {
    return new CancelRequest(
        request.user().userId(),
        request.id("bookingId"),
        request.number("generation"),
        request.ifMatch(),
        request.isRepeated());
  }
}
