package boxoffice.attendees;

import boxoffice.App;
import boxoffice.attendees.BookingPage.Rank;
import boxoffice.bookings.BookingResponse;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ListResponse;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code GET /bookings}: the caller's bookings, by the start of their events. */
public final class ListBookingsHandler implements HttpHandler {

  private final ListBookings list;
  private final UserLimits limits;

  public ListBookingsHandler() {
    this(App.onLambda().listBookings(), App.onLambda().userLimits());
  }

  ListBookingsHandler(ListBookings list, UserLimits limits) {
    this.list = list;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    limits.require(user, Limit.COSTLY_READ);
    var limit = request.limit();
    var after = Rank.of(request.query("cursor"));
    var page = list.list(user.userId(), after, limit);
    return Answer.of(
        200,
        new ListResponse<>(
            page.bookings().stream().map(BookingResponse::of).map(BookingResponse::listed).toList(),
            page.last().map(Rank::cursor).orElse(null)));
  }
}
