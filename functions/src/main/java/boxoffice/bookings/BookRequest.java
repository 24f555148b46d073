package boxoffice.bookings;

import boxoffice.http.Checks;
import boxoffice.http.Request;
import boxoffice.seats.Seats;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A request to book.
 *
 * @param eventId the event
 * @param userId the guest
 * @param quantity how many tickets, 1 to 10
 * @param onSoldOut what to do where there are not enough seats
 * @param key by which a repeat of this request is recognised
 * @param repeated whether the caller says that this is not the first sending: an earlier one may
 *     have left a try behind that takes effect late
 */
public record BookRequest(
    String eventId,
    String userId,
    int quantity,
    OnSoldOut onSoldOut,
    RequestKey key,
    boolean repeated) {

  String bookingId() {
    return Booking.id(eventId, userId);
  }

  record Body(@Nullable Integer quantity, @Nullable String onSoldOut) {}

  /**
   * The request of an HTTP request; 400 with every error where it is not valid.
   *
   * @param random makes the key of a request without one
   */
  public static BookRequest of(Request request, RandomGenerator random) {
    var body = request.body(Body.class);
    var checks = new Checks();
    var quantity = checks.number("quantity", body.quantity(), 1, Seats.MAX_QUANTITY);
    var onSoldOut = body.onSoldOut();
    checks.require(
        onSoldOut == null || onSoldOut.equals("reject") || onSoldOut.equals("waitlist"),
        "onSoldOut",
        "must be reject or waitlist");
    checks.done();
    var policy = "waitlist".equals(onSoldOut) ? OnSoldOut.WAITLIST : OnSoldOut.REJECT;
    return new BookRequest(
        request.id("eventId"),
        request.user().userId(),
        quantity,
        policy,
        RequestKey.of(request, quantity + " " + policy, random),
        request.isRepeated());
  }
}
