package boxoffice.attendees;

import boxoffice.App;
import boxoffice.events.EventProblems;
import boxoffice.events.Right;
import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The bookings of an event for its organizer, and its tickets for a door. */
public final class ListAttendeesHandler implements HttpHandler {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** A row has less than 1 KB, so a page stays under the 6 MB of Lambda's answers. */
  private static final int ROWS = 5_000;

  private final ListAttendees list;
  private final UserLimits limits;
  private final InstantSource clock;
  private final Seal seal;
  private final Routes routes =
      new Routes(
          Map.of(
              "GET /events/{eventId}/bookings", this::bookings,
              "GET /events/{eventId}/door", this::door));

  public ListAttendeesHandler() {
    this(App.onLambda());
  }

  ListAttendeesHandler(App app) {
    this.list = app.listAttendees();
    this.limits = app.userLimits();
    this.clock = app.clock();
    this.seal = new Seal(app.random());
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** {@code GET /events/{eventId}/bookings}: the attendee list, as JSON or as CSV. */
  private Answer bookings(Request request) {
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

  /** {@code GET /events/{eventId}/door}: the tickets that let somebody in, for a door. */
  private Answer door(Request request) {
    var user = request.user();
    request.allowQuery("limit", "after");
    limits.require(user, Limit.COSTLY_READ);
    var after = Cursor.decode("after", request.query("after"), ID).map(MatchResult::group);
    return switch (list.list(user, request.id("eventId"), Right.CHECK_IN, after, request.limit())) {
      case AttendeePage.Page page -> Answer.of(200, DoorResponse.of(page, seal, clock.instant()));
      case AttendeePage.Denied(var reason) ->
          throw EventProblems.of(reason, "Only those who run an event see its tickets.");
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
        .forEach(attendee -> rows.append(attendee.csv(page.event().details().timeZone())));
    var answer = Answer.csv(rows.toString());
    return page.last()
        .map(
            last ->
                answer.withHeader(
                    "Link", "<%s>; rel=\"next\"".formatted(request.nextPage(Cursor.encode(last)))))
        .orElse(answer);
  }
}
