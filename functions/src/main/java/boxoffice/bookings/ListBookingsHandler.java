package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.HttpHandler;
import boxoffice.http.ListResponse;
import boxoffice.http.Request;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code GET /bookings}: the caller's bookings, in the order of their ids. */
public final class ListBookingsHandler implements HttpHandler {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final BookingStore bookings;

  public ListBookingsHandler() {
    this(App.onLambda().bookings());
  }

  ListBookingsHandler(BookingStore bookings) {
    this.bookings = bookings;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery("limit", "cursor");
    var limit = request.limit();
    var after = Cursor.decode(request.query("cursor"), ID).map(MatchResult::group);
    var page = bookings.list(request.user().userId(), after, limit);
    return Answer.of(
        200,
        new ListResponse<>(
            page.stream().map(BookingResponse::of).map(BookingResponse::listed).toList(),
            page.size() < limit ? null : Cursor.encode(page.getLast().bookingId())));
  }
}
