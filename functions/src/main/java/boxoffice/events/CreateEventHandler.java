package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.Endpoint;
import boxoffice.http.Request;
import boxoffice.idempotency.Idempotency;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code POST /events}: drafts an event. */
public final class CreateEventHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final CreateEvent create;
  private final Idempotency idempotency;
  private final InstantSource clock;

  public CreateEventHandler() {
    this(App.createEvent(), App.idempotency(), App.clock());
  }

  CreateEventHandler(CreateEvent create, Idempotency idempotency, InstantSource clock) {
    this.create = create;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, request -> create(request, context));
  }

  private Answer create(Request request, Context context) {
    var user = request.user();
    request.allowQuery();
    var body = request.body(Body.class);
    var draft = body.check(clock.instant());
    var created =
        idempotency.once(
            new Idempotency.Call(
                user.userId(),
                "create-event",
                request.idempotencyKey(),
                body,
                Duration.ofMillis(context.getRemainingTimeInMillis())),
            EventResponse.class,
            () -> {
              var event = create.create(user.userId(), draft, request.idempotencyKey());
              return EventResponse.of(event, new Availability(event.capacity(), 0));
            });
    return Answer.of(201, created).withHeader("Location", request.path() + "/" + created.eventId());
  }

  /** The request body. */
  record Body(
      @Nullable String name,
      @Nullable String description,
      @Nullable String venue,
      @Nullable String startsAt,
      @Nullable String timeZone,
      @Nullable Integer capacity,
      @Nullable Integer maxTicketsPerBooking,
      @Nullable String salesFrom,
      @Nullable String salesUntil,
      @Nullable String cancelUntil) {

    /** What it says, if it is within the limits at this time; 400 with every error if not. */
    EventDraft check(Instant now) {
      var checks = new Checks();
      var starts = checks.instant("startsAt", startsAt);
      var draft =
          new EventDraft(
              checks.text("name", name, 1, 120),
              checks.optionalText("description", description, 2000),
              checks.optionalText("venue", venue, 200),
              starts,
              checks.timeZone("timeZone", timeZone),
              checks.number("capacity", capacity, 1, 100_000),
              checks.number(
                  "maxTicketsPerBooking",
                  maxTicketsPerBooking,
                  1,
                  Seats.MAX_QUANTITY,
                  Seats.MAX_QUANTITY),
              checks.optionalInstant("salesFrom", salesFrom),
              orElse(checks.optionalInstant("salesUntil", salesUntil), starts),
              orElse(checks.optionalInstant("cancelUntil", cancelUntil), starts));
      checks.done();
      draft.checkStart(checks, now);
      draft.checkOrder(checks);
      checks.done();
      return draft;
    }

    private static Instant orElse(@Nullable Instant instant, Instant absent) {
      return instant == null ? absent : instant;
    }
  }
}
