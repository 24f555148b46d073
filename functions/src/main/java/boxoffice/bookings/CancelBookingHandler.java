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

/** {@code DELETE /bookings/{bookingId}}: cancels a booking or leaves the waitlist. */
public final class CancelBookingHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final CancelBooking cancelBooking;

  public CancelBookingHandler() {
    this(App.cancelBooking());
  }

  CancelBookingHandler(CancelBooking cancelBooking) {
    this.cancelBooking = cancelBooking;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::cancel);
  }

  private Answer cancel(Request request) {
    request.allowQuery();
    return switch (cancelBooking.cancel(request.user().userId(), request.id("bookingId"))) {
      case CancelOutcome.Cancelled _ -> Answer.empty(204);
      case CancelOutcome.NoSuchBooking _ ->
          throw BookAnswers.problem(ProblemType.NOT_FOUND, "You have no such booking.");
      case CancelOutcome.CheckedIn(var at) ->
          throw BookAnswers.checkedIn(
              at, "The ticket was checked at the door; the booking stays yours.");
      case CancelOutcome.TooLate _ ->
          throw BookAnswers.problem(
              ProblemType.CANCELLATION_CLOSED, "The time for cancelling this booking is over.");
      case CancelOutcome.TooOften _ -> throw BookAnswers.tooOften();
      case CancelOutcome.TryAgain _ -> throw BookAnswers.tryAgain();
    };
  }
}
