package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.Endpoint;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** {@code POST /events/{eventId}/bookings}: books tickets, or waits for them. */
public final class BookHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  record NewBooking(@Nullable Integer quantity, @Nullable String onSoldOut) {

    BookTickets.Command command(Request request, RandomGenerator random) {
      var checks = new Checks();
      var tickets = checks.number("quantity", quantity, 1, 10);
      checks.require(
          onSoldOut == null || onSoldOut.equals("reject") || onSoldOut.equals("waitlist"),
          "onSoldOut",
          "must be reject or waitlist");
      checks.done();
      var policy = "waitlist".equals(onSoldOut) ? OnSoldOut.WAITLIST : OnSoldOut.REJECT;
      var body = tickets + " " + policy;
      return new BookTickets.Command(
          request.id("eventId"),
          request.user().userId(),
          tickets,
          policy,
          request
              .idempotencyKey()
              .map(key -> RequestKey.of(key, body))
              .orElseGet(() -> RequestKey.random(random, body)));
    }
  }

  private final BookTickets bookTickets;
  private final RandomGenerator random;

  public BookHandler() {
    this(App.bookTickets(), App.random());
  }

  public BookHandler(BookTickets bookTickets, RandomGenerator random) {
    this.bookTickets = bookTickets;
    this.random = random;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, @Nullable Context context) {
    return Endpoint.answer(event, context, this::book);
  }

  private Answer book(Request request) {
    request.allowQuery();
    var user = request.user();
    MDC.put("booking_id", Booking.id(request.id("eventId"), user.userId()));
    var command = request.body(NewBooking.class).command(request, random);
    return BookAnswers.of(bookTickets.book(command));
  }
}
