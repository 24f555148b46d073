package boxoffice.attendees;

import boxoffice.App;
import boxoffice.attendees.BookingPage.Rank;
import boxoffice.bookings.BookingResponse;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ListResponse;
import boxoffice.http.Request;

/** {@code GET /bookings}: the caller's bookings, by the start of their events. */
public final class ListBookingsHandler implements HttpHandler {

  private final ListBookings list;

  public ListBookingsHandler() {
    this(App.onLambda().listBookings());
  }

  ListBookingsHandler(ListBookings list) {
    this.list = list;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery("limit", "cursor");
    var limit = request.limit();
    var after = Rank.of(request.query("cursor"));
    var page = list.list(request.user().userId(), after, limit);
    return Answer.of(
        200,
        new ListResponse<>(
            page.bookings().stream().map(BookingResponse::of).map(BookingResponse::listed).toList(),
            page.last().map(Rank::cursor).orElse(null)));
  }
}
