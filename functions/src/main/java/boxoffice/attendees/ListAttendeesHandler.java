package boxoffice.attendees;

import boxoffice.App;
import boxoffice.events.EventProblems;
import boxoffice.events.Right;
import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code GET /events/{eventId}/bookings}: the attendee list, as JSON or as CSV. */
public final class ListAttendeesHandler implements HttpHandler {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** A row has less than 1 KB, so a page stays under the 6 MB of Lambda's answers. */
  private static final int ROWS = 5_000;

  private final ListAttendees list;
  private final UserLimits limits;

  public ListAttendeesHandler() {
    this(App.onLambda().listAttendees(), App.onLambda().userLimits());
  }

  ListAttendeesHandler(ListAttendees list, UserLimits limits) {
    this.list = list;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    limits.require(user, Limit.COSTLY_READ);
    var after = Cursor.decode(request.query("cursor"), ID).map(MatchResult::group);
    var csv = request.prefersCsv();
    var right = csv ? Right.EXPORT_ATTENDEES : Right.SEE_ATTENDEES;
    var limit = csv ? request.limit(ROWS) : request.limit();
    return switch (list.list(user, request.id("eventId"), right, after, limit)) {
      case AttendeePage.Page page ->
          csv ? csv(page, request) : Answer.of(200, AttendeesResponse.of(page));
      case AttendeePage.Denied(var reason) ->
          throw EventProblems.of(
              reason,
              csv
                  ? "Only the organizers of an event take its list along."
                  : "Only those who run an event see who booked.");
    };
  }

  /**
   * The next page is named by a header, as <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC
   * 8288</a> has it.
   */
  private static Answer csv(AttendeePage.Page page, Request request) {
    var rows = new StringBuilder(AttendeeResponse.CSV_HEADER);
    AttendeesResponse.of(page)
        .items()
        .forEach(attendee -> rows.append(attendee.csv(page.timeZone())));
    var answer = Answer.csv(rows.toString());
    return page.last()
        .map(
            last ->
                answer.withHeader(
                    "Link", "<%s>; rel=\"next\"".formatted(request.nextPage(Cursor.encode(last)))))
        .orElse(answer);
  }
}
