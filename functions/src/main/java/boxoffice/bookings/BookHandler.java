package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import java.util.random.RandomGenerator;
import org.slf4j.MDC;

/** {@code POST /events/{eventId}/bookings}: books tickets, or waits for them. */
public final class BookHandler implements HttpHandler {

  private final BookTickets bookTickets;
  private final RandomGenerator random;

  public BookHandler() {
    this(App.onLambda().bookTickets(), App.onLambda().random());
  }

  BookHandler(BookTickets bookTickets, RandomGenerator random) {
    this.bookTickets = bookTickets;
    this.random = random;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery();
    var user = request.user();
    MDC.put("booking_id", Booking.id(request.id("eventId"), user.userId()));
    return BookAnswers.of(bookTickets.book(BookRequest.of(request, random)));
  }
}
