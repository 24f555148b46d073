package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.idempotency.Idempotency;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code POST /events}: drafts an event. */
public final class CreateEventHandler implements HttpHandler {

  /** The name of its operation among the kept answers. */
  static final String ACTION = "create-event";

  private final CreateEvent create;
  private final Idempotency idempotency;
  private final UserLimits limits;
  private final EventRules rules;

  public CreateEventHandler() {
    this(
        App.onLambda().createEvent(),
        App.onLambda().idempotency(),
        App.onLambda().userLimits(),
        App.onLambda().eventRules());
  }

  CreateEventHandler(
      CreateEvent create, Idempotency idempotency, UserLimits limits, EventRules rules) {
    this.create = create;
    this.idempotency = idempotency;
    this.limits = limits;
    this.rules = rules;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CREATE_EVENT);
    var body = request.body(EventBody.class);
    var details = body.create(rules);
    var key = request.idempotencyKey();
    var created =
        idempotency.once(
            new Idempotency.Call(user.userId(), ACTION, key, body, request.timeLeft()),
            EventResponse.class,
            () -> response(create.create(user.userId(), details, key)));
    return Answer.of(201, created).withHeader("Location", request.path() + "/" + created.eventId());
  }

  private static EventResponse response(CreateOutcome outcome) {
    return switch (outcome) {
      case CreateOutcome.Created(var shown) -> EventResponse.of(shown, Role.ORGANIZER);
      case CreateOutcome.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case CreateOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "This key created another event. Send another.");
      case CreateOutcome.TryAgain _ ->
          throw new ProblemException(
              Problem.tryAgain("Repeat the request, with the same Idempotency-Key."));
    };
  }
}
