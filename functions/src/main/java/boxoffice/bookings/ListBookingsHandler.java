package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.Endpoint;
import boxoffice.http.ListResponse;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code GET /bookings}: the caller's bookings, in the order of their ids. */
public final class ListBookingsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private static final Pattern PLACE = Pattern.compile("[0-9a-f]{32}");

  private final BookingStore bookings;

  public ListBookingsHandler() {
    this(App.bookings());
  }

  ListBookingsHandler(BookingStore bookings) {
    this.bookings = bookings;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::list);
  }

  private Answer list(Request request) {
    request.allowQuery("limit", "cursor");
    var limit = request.limit();
    var after = Cursor.decode(request.query("cursor"), PLACE).map(MatchResult::group);
    var page = bookings.list(request.user().userId(), after, limit);
    return Answer.of(
        200,
        new ListResponse<>(
            page.stream().map(BookingResponse::of).map(BookingResponse::listed).toList(),
            page.size() < limit ? null : Cursor.encode(page.getLast().bookingId())));
  }
}
