package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.User;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.Optional;

/** {@code GET /bookings/{bookingId}}: one of the caller's bookings, with its place if it waits. */
public final class GetBookingHandler implements HttpHandler {

  /** Positions are counted up to here; counting on would make a long waitlist costly to look at. */
  private static final int COUNTED = 100;

  private final BookingStore bookings;
  private final UserLimits limits;

  public GetBookingHandler() {
    this(App.onLambda().bookings(), App.onLambda().userLimits());
  }

  GetBookingHandler(BookingStore bookings, UserLimits limits) {
    this.bookings = bookings;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    return bookings
        .findNamed(user.userId(), request.id("bookingId"))
        .map(named -> Answer.of(200, withPosition(user, named)))
        .orElseThrow(BookingProblems::noSuchBooking);
  }

  private BookingResponse withPosition(User user, NamedBooking named) {
    var booking = named.booking();
    var response = BookingResponse.of(named);
    return Optional.ofNullable(booking.place())
        .map(place -> response.behind(ahead(user, booking, place), COUNTED))
        .orElse(response);
  }

  private int ahead(User user, Booking booking, Booking.Place place) {
    limits.require(user, Limit.COSTLY_READ);
    return bookings.ahead(booking, place, COUNTED);
  }
}
