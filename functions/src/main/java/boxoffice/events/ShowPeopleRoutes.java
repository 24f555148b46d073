package boxoffice.events;

import boxoffice.http.Answer;
import boxoffice.http.Cursor;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Who runs an event and what they did, for its organizers. */
final class ShowPeopleRoutes {

  private static final Pattern POSITION = Pattern.compile("[0-9]{13}#[0-9A-Za-z_#-]{1,100}");

  private final ShowPeople show;
  private final UserLimits limits;

  ShowPeopleRoutes(ShowPeople show, UserLimits limits) {
    this.show = show;
    this.limits = limits;
  }

  /** {@code GET /events/{eventId}/members}: members and open invitations. */
  Answer members(Request request) {
    request.allowQuery();
    return Answer.of(200, show.people(allowedEvent(request)));
  }

  /** {@code GET /events/{eventId}/log}: the log, the newest entry first. */
  Answer log(Request request) {
    request.allowQuery("limit", "after");
    var after = Cursor.decode("after", request.query("after"), POSITION).map(MatchResult::group);
    var limit = request.limit();
    return Answer.of(200, show.log(allowedEvent(request), after, limit));
  }

  private String allowedEvent(Request request) {
    var user = request.user();
    limits.require(user, Limit.COSTLY_READ);
    var eventId = request.id("eventId");
    return switch (show.access(user, eventId)) {
      case Access.Granted _ -> eventId;
      case Access.Denied denied ->
          throw EventProblems.ofPeople(
              denied, "Only the organizers of an event see who runs it, and its log.");
    };
  }
}
