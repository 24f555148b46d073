package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import java.util.Optional;

/** {@code GET /bookings/{bookingId}}: one of the caller's bookings, with its place if it waits. */
public final class GetBookingHandler implements HttpHandler {

  /** Positions are counted up to here; counting on would make a long waitlist costly to look at. */
  private static final int COUNTED = 100;

  private final BookingStore bookings;

  public GetBookingHandler() {
    this(App.onLambda().bookings());
  }

  GetBookingHandler(BookingStore bookings) {
    this.bookings = bookings;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery();
    return bookings
        .find(request.user().userId(), request.id("bookingId"))
        .map(booking -> Answer.of(200, withPosition(booking)))
        .orElseThrow(BookingProblems::noSuchBooking);
  }

  private BookingResponse withPosition(Booking booking) {
    var response = BookingResponse.of(booking);
    return Optional.ofNullable(booking.place())
        .map(place -> response.behind(bookings.ahead(booking, place, COUNTED), COUNTED))
        .orElse(response);
  }
}
