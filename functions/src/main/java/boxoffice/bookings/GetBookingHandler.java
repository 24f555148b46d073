package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Optional;

/** {@code GET /bookings/{bookingId}}: one of the caller's bookings, with its place if it waits. */
public final class GetBookingHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  /** Positions are counted up to here; counting on would make a long waitlist costly to look at. */
  private static final int COUNTED = 100;

  private final BookingStore bookings;

  public GetBookingHandler() {
    this(App.bookings());
  }

  GetBookingHandler(BookingStore bookings) {
    this.bookings = bookings;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::get);
  }

  private Answer get(Request request) {
    request.allowQuery();
    return bookings
        .find(request.user().userId(), request.id("bookingId"))
        .map(booking -> Answer.of(200, withPosition(booking)))
        .orElseThrow(() -> BookAnswers.problem(ProblemType.NOT_FOUND, "You have no such booking."));
  }

  private BookingResponse withPosition(Booking booking) {
    var response = BookingResponse.of(booking);
    return Optional.ofNullable(booking.place())
        .map(place -> response.behind(bookings.ahead(booking, place, COUNTED), COUNTED))
        .orElse(response);
  }
}
