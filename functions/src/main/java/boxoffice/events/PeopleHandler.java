package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who runs an event: invitations, accepting them, removal; who it is, and what they did. */
public final class PeopleHandler implements HttpHandler {

  private static final String OWN = "me";
  private static final String NOT_ALLOWED = "Only the organizer of an event manages its people.";

  private final Invitations invitations;
  private final Members members;
  private final UserLimits limits;
  private final Routes routes;

  public PeopleHandler() {
    this(
        App.onLambda().invitations(),
        App.onLambda().members(),
        App.onLambda().showPeople(),
        App.onLambda().userLimits());
  }

  PeopleHandler(
      Invitations invitations, Members members, ShowPeople showPeople, UserLimits limits) {
    this.invitations = invitations;
    this.members = members;
    this.limits = limits;
    var shown = new ShowPeopleRoutes(showPeople, limits);
    this.routes =
        new Routes(
            Map.of(
                "POST /events/{eventId}/invitations", this::invite,
                "DELETE /events/{eventId}/invitations/{invitationId}", this::withdraw,
                "DELETE /events/{eventId}/members/{memberId}", this::remove,
                "GET /invitations/{code}", this::show,
                "POST /invitations/{code}", this::accept,
                "GET /events/{eventId}/members", shown::members,
                "GET /events/{eventId}/log", shown::log));
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** The body of an invitation. */
  record InvitationBody(@Nullable String role) {

    Role checked() {
      return switch (role) {
        case "CO_ORGANIZER" -> Role.CO_ORGANIZER;
        case "STEWARD" -> Role.STEWARD;
        case null, default -> throw Request.invalid("role", "must be CO_ORGANIZER or STEWARD");
      };
    }
  }

  /** An invitation for who made it: the only answer with its code. */
  record InvitedResponse(String invitationId, String code, Role role, Instant expiresAt) {}

  /** An invitation for who has its code. */
  record OfferResponse(String eventId, String eventName, Role role, Instant expiresAt) {}

  /** What accepting an invitation brought. */
  record JoinedResponse(String eventId, Role role) {}

  /** {@code POST /events/{eventId}/invitations}: makes an invitation. */
  private Answer invite(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    var eventId = request.id("eventId");
    var role = request.body(InvitationBody.class).checked();
    return switch (invitations.invite(
        user, eventId, role, request.idempotencyKey(), request.isRepeated())) {
      case InviteOutcome.Invited(var invitation, var code) ->
          Answer.of(
              201,
              new InvitedResponse(
                  invitation.invitationId(),
                  code.text(),
                  invitation.role(),
                  invitation.goodUntil()));
      case InviteOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This key made an invitation for another role. Send another.");
      case InviteOutcome.Denied(var reason) -> throw EventProblems.ofPeople(reason, NOT_ALLOWED);
      case InviteOutcome.Cancelled _ -> throw cancelled();
      case InviteOutcome.Archived _ -> throw EventProblems.archived();
      case InviteOutcome.TooMany(var limit) ->
          throw tooMany(
              "An event may have %d open invitations, and %d in two weeks."
                  .formatted(People.MOST_OPEN, People.MOST_KEPT),
              limit);
      case InviteOutcome.TryAgain _ -> throw tryAgain();
    };
  }

  /** {@code DELETE /events/{eventId}/invitations/{invitationId}}: takes an invitation back. */
  private Answer withdraw(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    return removed(invitations.withdraw(user, request.id("eventId"), request.id("invitationId")));
  }

  /** {@code DELETE /events/{eventId}/members/{memberId}}: removes a member, or oneself. */
  private Answer remove(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    var eventId = request.id("eventId");
    var memberId = request.idOr("memberId", OWN).orElseGet(() -> Member.id(eventId, user.userId()));
    return removed(members.remove(user, eventId, memberId));
  }

  private static Answer removed(RemovalOutcome outcome) {
    return switch (outcome) {
      case RemovalOutcome.Removed _ -> Answer.empty(204);
      case RemovalOutcome.NotFound _ -> throw noInvitation();
      case RemovalOutcome.Used _ ->
          throw ProblemException.of(
              ProblemType.INVITATION_USED, "Somebody has accepted it. Remove the member.");
      case RemovalOutcome.Denied(var reason) -> throw EventProblems.ofPeople(reason, NOT_ALLOWED);
      case RemovalOutcome.Archived _ -> throw EventProblems.archived();
      case RemovalOutcome.TryAgain _ -> throw tryAgain();
    };
  }

  /** {@code GET /invitations/{code}}: what an invitation offers. */
  private Answer show(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.COSTLY_READ);
    return switch (invitations.find(user, code(request))) {
      case AcceptOutcome.Good(var event, var invitation) ->
          Answer.of(
              200,
              new OfferResponse(
                  event.eventId(),
                  event.details().name(),
                  invitation.role(),
                  invitation.goodUntil()));
      case AcceptOutcome.Refused refused -> throw refused(refused);
    };
  }

  /** {@code POST /invitations/{code}}: accepts an invitation. */
  private Answer accept(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    return switch (invitations.accept(user, code(request), request.isRepeated())) {
      case AcceptOutcome.Good(var event, var invitation) ->
          Answer.of(200, new JoinedResponse(event.eventId(), invitation.role()));
      case AcceptOutcome.Refused refused -> throw refused(refused);
    };
  }

  private static InvitationCode code(Request request) {
    return request
        .pathText("code", InvitationCode.FORM)
        .map(InvitationCode::new)
        .orElseThrow(PeopleHandler::noInvitation);
  }

  private static ProblemException refused(AcceptOutcome.Refused refused) {
    return switch (refused) {
      case AcceptOutcome.NotFound _ -> noInvitation();
      case AcceptOutcome.Used _ ->
          ProblemException.of(
              ProblemType.INVITATION_USED,
              "This invitation was used. Ask the organizer for another.");
      case AcceptOutcome.Expired _ ->
          ProblemException.of(
              ProblemType.INVITATION_EXPIRED,
              "This invitation has expired. Ask the organizer for another.");
      case AcceptOutcome.Cancelled _ -> cancelled();
      case AcceptOutcome.AlreadyMember(var role) ->
          new ProblemException(
              Problem.of(
                      ProblemType.ALREADY_MEMBER,
                      "You run this event already. The invitation stays open for somebody else.")
                  .with("role", role));
      case AcceptOutcome.TooMany(var limit) ->
          limit == People.MOST_MEMBERS
              ? tooMany("An event may have %d members.".formatted(limit), limit)
              : tooMany("You may be a member of %d events.".formatted(limit), limit);
      case AcceptOutcome.TryAgain _ -> tryAgain();
    };
  }

  private static ProblemException noInvitation() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no such invitation.");
  }

  private static ProblemException cancelled() {
    return ProblemException.of(ProblemType.EVENT_CANCELLED, "The event is cancelled.");
  }

  private static ProblemException tooMany(String detail, int limit) {
    return new ProblemException(
        Problem.of(ProblemType.TOO_MANY_PEOPLE, detail).with("limit", limit));
  }

  private static ProblemException tryAgain() {
    return new ProblemException(
        Problem.tryAgain("Repeat the request, with the same Idempotency-Key."));
  }
}
