package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.Endpoint;
import boxoffice.http.ListResponse;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code GET /events/{eventId}/bookings}: who booked, for the organizer, as JSON or as CSV. */
public final class ListEventBookingsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private static final Pattern PLACE = Pattern.compile("[0-9a-f]{32}");

  /** A row has less than 1 KB, so a page stays under the 6 MB of Lambda's answers. */
  private static final int ROWS = 5_000;

  private final ListEventBookings list;

  public ListEventBookingsHandler() {
    this(App.listEventBookings());
  }

  ListEventBookingsHandler(ListEventBookings list) {
    this.list = list;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::list);
  }

  private Answer list(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    var after = Cursor.decode(request.query("cursor"), PLACE).map(MatchResult::group);
    var csv = request.acceptsCsv();
    var limit = csv ? request.limit(ROWS) : request.limit();
    return switch (list.list(user, request.id("eventId"), after, limit)) {
      case EventBookings.Page page -> csv ? csv(page) : Answer.of(200, response(page));
      case EventBookings.NotFound() ->
          throw BookAnswers.problem(ProblemType.NOT_FOUND, "There is no event with this id.");
      case EventBookings.NotAllowed() ->
          throw BookAnswers.problem(
              ProblemType.FORBIDDEN, "Only the organizer of an event sees who booked.");
    };
  }

  /**
   * The next page is named by a header, as <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC
   * 8288</a> has it.
   */
  private static Answer csv(EventBookings.Page page) {
    var rows = new StringBuilder(EventBookingResponse.CSV_HEADER);
    response(page).items().forEach(booking -> rows.append(booking.csv()));
    var answer = Answer.csv(rows.toString());
    return page.last()
        .map(
            last ->
                answer.withHeader(
                    "Link", "<?cursor=%s>; rel=\"next\"".formatted(Cursor.encode(last))))
        .orElse(answer);
  }

  private static ListResponse<EventBookingResponse> response(EventBookings.Page page) {
    return new ListResponse<>(
        page.bookings().stream()
            .map(booking -> EventBookingResponse.of(booking, page.names().get(booking.userId())))
            .toList(),
        page.last().map(Cursor::encode).orElse(null));
  }
}
