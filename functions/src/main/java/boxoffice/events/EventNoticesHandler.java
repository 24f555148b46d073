package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What organizers write to all guests of their events, and what they see of the mails. */
public final class EventNoticesHandler implements HttpHandler {

  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_TEXT = 4_000;

  private final EventStore events;
  private final MessageStore messages;
  private final NoticeCounts counts;
  private final MessageGuests messageGuests;
  private final UserLimits limits;
  private final Routes routes =
      new Routes(
          Map.of(
              "POST /events/{eventId}/messages", this::send,
              "GET /events/{eventId}/notices", this::show));

  public EventNoticesHandler() {
    this(
        App.onLambda().events(),
        App.onLambda().messages(),
        App.onLambda().noticeCounts(),
        App.onLambda().messageGuests(),
        App.onLambda().userLimits());
  }

  EventNoticesHandler(
      EventStore events,
      MessageStore messages,
      NoticeCounts counts,
      MessageGuests messageGuests,
      UserLimits limits) {
    this.events = events;
    this.messages = messages;
    this.counts = counts;
    this.messageGuests = messageGuests;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** The body of a message. */
  record MessageBody(@Nullable String subject, @Nullable String text) {

    MessageGuests.Words words() {
      var checks = new Checks();
      var words =
          new MessageGuests.Words(
              checks.text("subject", subject, LONGEST_SUBJECT),
              checks.lines("text", text, LONGEST_TEXT));
      checks.done();
      return words;
    }
  }

  /** {@code POST /events/{eventId}/messages}: sends a mail to all guests. */
  private Answer send(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    var eventId = request.id("eventId");
    var words = request.body(MessageBody.class).words();
    return switch (messageGuests.send(user, eventId, words, request.idempotencyKey())) {
      case MessageOutcome.Taken(var message) -> Answer.of(202, MessageResponse.of(message));
      case MessageOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "This key sent another message. Send another.");
      case MessageOutcome.Denied(var reason) ->
          throw EventProblems.ofPeople(
              reason, "Only the organizers of an event write to its guests.");
      case MessageOutcome.NotPublished _ ->
          throw ProblemException.of(
              ProblemType.EVENT_NOT_PUBLISHED, "A draft has no guests. Publish it first.");
      case MessageOutcome.Cancelled _ ->
          throw ProblemException.of(
              ProblemType.EVENT_CANCELLED, "The guests of a cancelled event were told.");
      case MessageOutcome.Archived _ -> throw EventProblems.archived();
      case MessageOutcome.TooMany(var left) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.TOO_MANY_REQUESTS,
                      "An event may send %d messages in 24 hours.".formatted(MessageGuests.MOST))
                  .retryAfter(left));
      case MessageOutcome.TryAgain _ ->
          throw new ProblemException(
              Problem.tryAgain("Repeat the request, with the same Idempotency-Key."));
    };
  }

  /** {@code GET /events/{eventId}/notices}: counts of mails, and the messages. */
  private Answer show(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.COSTLY_READ);
    var eventId = request.id("eventId");
    if (events.access(user, eventId, Right.WRITE_TO_GUESTS) instanceof Access.Denied denied) {
      throw EventProblems.ofPeople(denied, "Only the organizers of an event see its mails.");
    }
    var counted = counts.of(eventId);
    return Answer.of(
        200,
        new NoticesResponse(
            counted.sent(),
            counted.refused(),
            messages.newest(eventId).stream().map(MessageResponse::of).toList()));
  }
}
