package boxoffice.attendees;

import boxoffice.App;
import boxoffice.bookings.BookAnswers;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingProblems;
import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.ComplimentaryOutcome;
import boxoffice.bookings.ComplimentaryTickets;
import boxoffice.bookings.ComplimentaryTickets.ComplimentaryRequest;
import boxoffice.bookings.HandOver;
import boxoffice.bookings.HandOverCode;
import boxoffice.bookings.HandOverStore;
import boxoffice.bookings.MakeHandOver;
import boxoffice.bookings.MakeHandOver.MakeOutcome;
import boxoffice.bookings.NameTicket;
import boxoffice.bookings.NameTicket.NameOutcome;
import boxoffice.bookings.NameTicket.NameRequest;
import boxoffice.bookings.OpenHandOver;
import boxoffice.bookings.OpenHandOver.OpenRequest;
import boxoffice.bookings.OpenOutcome;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.TicketNames;
import boxoffice.events.Access;
import boxoffice.events.Event;
import boxoffice.events.EventProblems;
import boxoffice.events.EventStore;
import boxoffice.events.Right;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands tickets on by links, writes names on them, and takes some for the guest list of an event.
 */
public final class HandOversHandler implements HttpHandler {

  private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final String NO_TICKET = "The booking has no such ticket.";

  private final EventStore events;
  private final BookingStore bookings;
  private final HandOverStore handOvers;
  private final MakeHandOver makeHandOver;
  private final OpenHandOver openHandOver;
  private final NameTicket nameTicket;
  private final ComplimentaryTickets complimentary;
  private final UserLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Routes routes =
      new Routes(
          Map.of(
              "POST /bookings/{bookingId}/hand-overs", this::make,
              "GET /bookings/{bookingId}/hand-overs", this::list,
              "DELETE /bookings/{bookingId}/hand-overs/{handOverId}", this::withdraw,
              "GET /hand-overs/{code}", this::look,
              "POST /hand-overs/{code}", this::open,
              "PATCH /bookings/{bookingId}/tickets/{serial}", this::name,
              "POST /events/{eventId}/complimentary", this::takeComplimentary));

  public HandOversHandler() {
    this(
        App.onLambda().events(),
        App.onLambda().bookings(),
        App.onLambda().handOvers(),
        App.onLambda().makeHandOver(),
        App.onLambda().openHandOver(),
        App.onLambda().nameTicket(),
        App.onLambda().complimentaryTickets(),
        App.onLambda().userLimits(),
        App.onLambda().clock(),
        App.onLambda().random());
  }

  HandOversHandler(
      EventStore events,
      BookingStore bookings,
      HandOverStore handOvers,
      MakeHandOver makeHandOver,
      OpenHandOver openHandOver,
      NameTicket nameTicket,
      ComplimentaryTickets complimentary,
      UserLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.bookings = bookings;
    this.handOvers = handOvers;
    this.makeHandOver = makeHandOver;
    this.openHandOver = openHandOver;
    this.nameTicket = nameTicket;
    this.complimentary = complimentary;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** The tickets that a link is to hand on. */
  record MakeBody(@Nullable List<@Nullable Integer> serials) {

    Serials checked() {
      var given = serials == null ? List.<Integer>of() : serials;
      var numbers =
          given.stream()
              .flatMap(Stream::ofNullable)
              .filter(serial -> serial >= 1 && serial <= Serials.MOST)
              .distinct()
              .toList();
      var checks = new Checks();
      checks.require(
          !given.isEmpty()
              && numbers.size() == given.size()
              && numbers.size() <= Booking.MOST_TICKETS,
          "serials",
          "must be serials of tickets, each once");
      checks.done();
      return Serials.of(numbers);
    }
  }

  /** Whether the receiver gives up their place in the waitlist. */
  record OpenBody(@Nullable Boolean leaveWaitlist) {}

  /** The name on a ticket; empty for none. */
  record NameBody(@Nullable String name) {

    String checked() {
      var checks = new Checks();
      var text =
          name == null || !name.isEmpty() ? checks.text("name", name, TicketNames.LONGEST) : name;
      checks.done();
      return text;
    }
  }

  /** How many complimentary tickets. */
  record ComplimentaryBody(@Nullable Integer quantity) {

    int checked() {
      var checks = new Checks();
      var number = checks.number("quantity", quantity, 1, Booking.MOST_TICKETS);
      checks.done();
      return number;
    }
  }

  /**
   * A link as its giver sees it.
   *
   * @param code the code of the link; only for who makes it, and its repeats
   * @param state what it is worth; absent where it was just made
   */
  record HandOverResponse(
      String handOverId,
      @Nullable String code,
      List<Integer> serials,
      Instant expiresAt,
      HandOver.@Nullable State state) {}

  /** The links of a booking, the oldest first. */
  record HandOversResponse(List<HandOverResponse> items) {}

  /**
   * What a link is for, as whoever has it sees it.
   *
   * @param quantity how many tickets
   * @param waiting true where the caller waits for seats of the event and must give that up; absent
   *     otherwise
   */
  record LookResponse(
      String eventId,
      String eventName,
      Instant startsAt,
      String timeZone,
      int quantity,
      Instant expiresAt,
      @Nullable Boolean waiting) {}

  /** {@code POST /bookings/{bookingId}/hand-overs}: makes a link. */
  private Answer make(Request request) {
    request.allowQuery("generation");
    var user = request.user();
    var serials = request.body(MakeBody.class).checked();
    var key = RequestKey.of(request, serials.toString(), random);
    limits.require(user, Limit.CHANGE_TICKETS);
    var giver = own(request);
    if (request.number("generation").orElse(giver.generation()) != giver.generation()) {
      throw notAsSeen(giver);
    }
    var event = events.find(giver.eventId()).orElseThrow(BookingProblems::noSuchBooking);
    if (!event.details().handOvers()) {
      throw forbidden();
    }
    return switch (makeHandOver.make(giver, serials, key, event.details().startsAt())) {
      case MakeOutcome.Made(var made, var code) ->
          Answer.of(
              201,
              new HandOverResponse(
                  made.handOverId(),
                  code.text(),
                  made.serials().numbers(),
                  made.expiresAt(),
                  null));
      case MakeOutcome.NoTickets _ -> throw notSo("The booking has no tickets.");
      case MakeOutcome.NoSuchTickets _ -> throw notSo("The booking has no such tickets.");
      case MakeOutcome.CheckedIn _ ->
          throw ProblemException.of(
              ProblemType.CHECKED_IN, "Some of these tickets were let in at the door.");
      case MakeOutcome.TooLate _ -> throw expired("The event has begun.");
      case MakeOutcome.KeyReused _ -> throw keyReused();
    };
  }

  /** {@code GET /bookings/{bookingId}/hand-overs}: the links of a booking. */
  private Answer list(Request request) {
    request.allowQuery();
    limits.require(request.user(), Limit.COSTLY_READ);
    var giver = own(request);
    var now = clock.instant();
    return Answer.of(
        200,
        new HandOversResponse(
            handOvers.ofBooking(giver.userId(), giver.bookingId()).stream()
                .map(
                    link ->
                        new HandOverResponse(
                            link.handOverId(),
                            null,
                            link.serials().numbers(),
                            link.expiresAt(),
                            link.state(giver, now)))
                .toList()));
  }

  /** {@code DELETE /bookings/{bookingId}/hand-overs/{handOverId}}: withdraws a link. */
  private Answer withdraw(Request request) {
    request.allowQuery();
    var user = request.user();
    var bookingId = request.id("bookingId");
    var handOverId = request.id("handOverId");
    limits.require(user, Limit.CHANGE_TICKETS);
    return switch (makeHandOver.withdraw(user.userId(), bookingId, handOverId)) {
      case WITHDRAWN -> Answer.empty(204);
      case USED -> throw used("Somebody has opened this link, and has the tickets.");
      case NO_SUCH_LINK -> throw noSuchLink();
    };
  }

  /** {@code GET /hand-overs/{code}}: what a link is for. */
  private Answer look(Request request) {
    request.allowQuery();
    var user = request.user();
    limits.require(user, Limit.COSTLY_READ);
    var link = link(request);
    var event = event(link);
    var own = Booking.id(link.eventId(), user.userId());
    var giver = bookings.find(link.userId(), link.bookingId());
    if (!link.isUsedBy(user.userId())) {
      switch (giver
          .map(booking -> link.state(booking, clock.instant()))
          .orElse(HandOver.State.VOID)) {
        case OPEN -> {}
        case USED -> throw used("Somebody has opened this link before you.");
        case EXPIRED -> throw expired("The time of this link is over.");
        case WITHDRAWN, VOID -> throw isVoid();
      }
    }
    var waits = bookings.find(user.userId(), own).filter(b -> b.place() != null).isPresent();
    var details = event.details();
    return Answer.of(
        200,
        new LookResponse(
            event.eventId(),
            details.name(),
            details.startsAt(),
            details.timeZone(),
            link.serials().count(),
            link.expiresAt(),
            waits ? true : null));
  }

  /** {@code POST /hand-overs/{code}}: makes the tickets of a link the caller's. */
  private Answer open(Request request) {
    request.allowQuery();
    var user = request.user();
    limits.require(user, Limit.BOOK);
    var leave = Boolean.TRUE.equals(request.body(OpenBody.class).leaveWaitlist());
    var link = link(request);
    var event = event(link);
    var outcome =
        openHandOver.open(
            new OpenRequest(
                user.userId(),
                link,
                event.shards(),
                event.details().handOvers(),
                leave,
                request.isRepeated()));
    return switch (outcome) {
      case OpenOutcome.Opened(var booking) -> Answer.of(200, BookingResponse.of(booking));
      case OpenOutcome.Own _ ->
          throw ProblemException.of(
              ProblemType.OWN_HAND_OVER, "You made this link. Send it to somebody else.");
      case OpenOutcome.Used _ -> throw used("Somebody has opened this link before you.");
      case OpenOutcome.Expired _ -> throw expired("The time of this link is over.");
      case OpenOutcome.Void _ -> throw isVoid();
      case OpenOutcome.Forbidden _ -> throw forbidden();
      case OpenOutcome.EventCancelled _ ->
          throw ProblemException.of(
              ProblemType.EVENT_CANCELLED,
              "The event is cancelled, and so are all of its tickets.");
      case OpenOutcome.Waiting _ ->
          throw ProblemException.of(
              ProblemType.WAITING,
              "You wait for seats of this event. Say with leaveWaitlist that you give your place"
                  + " up.");
      case OpenOutcome.TooManyTickets(var most) ->
          throw ProblemException.of(
              ProblemType.TOO_MANY_TICKETS,
              "One booking for this event may hold %d tickets.".formatted(most));
      case OpenOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  /** {@code PATCH /bookings/{bookingId}/tickets/{serial}}: writes a name on a ticket. */
  private Answer name(Request request) {
    request.allowQuery("generation");
    var user = request.user();
    limits.require(user, Limit.CHANGE_TICKETS);
    var serial =
        request
            .pathText("serial", SERIAL)
            .map(Integer::valueOf)
            .orElseThrow(() -> notFound(NO_TICKET));
    var name = request.body(NameBody.class).checked();
    var wish =
        new NameRequest(
            user.userId(), request.id("bookingId"), request.number("generation"), serial, name);
    return switch (nameTicket.name(wish)) {
      case NameOutcome.Named(var booking) -> Answer.of(200, BookingResponse.of(booking));
      case NameOutcome.NoSuchBooking _ -> throw BookingProblems.noSuchBooking();
      case NameOutcome.NoSuchTicket _ -> throw notFound(NO_TICKET);
      case NameOutcome.NotAsSeen(var booking) -> throw notAsSeen(booking);
      case NameOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  /** {@code POST /events/{eventId}/complimentary}: tickets for the guest list of an event. */
  private Answer takeComplimentary(Request request) {
    request.allowQuery();
    var user = request.user();
    var quantity = request.body(ComplimentaryBody.class).checked();
    var key = RequestKey.of(request, "complimentary " + quantity, random);
    limits.require(user, Limit.CHANGE_EVENT);
    return switch (events.access(user, request.id("eventId"), Right.GIVE_TICKETS)) {
      case Access.Denied denied ->
          throw EventProblems.of(
              denied, "Only the organizers of an event take tickets for its guest list.");
      case Access.Granted(var event, _) ->
          switch (event.state()) {
            case DRAFTED ->
                throw ProblemException.of(
                    ProblemType.EVENT_NOT_PUBLISHED, "A draft has no tickets.");
            case CANCELLED ->
                throw ProblemException.of(ProblemType.EVENT_CANCELLED, "The event is cancelled.");
            case PUBLISHED ->
                taken(
                    complimentary.take(
                        new ComplimentaryRequest(
                            event.eventId(),
                            event.shards(),
                            user.userId(),
                            quantity,
                            key,
                            request.isRepeated())));
          };
    };
  }

  private static Answer taken(ComplimentaryOutcome outcome) {
    return switch (outcome) {
      case ComplimentaryOutcome.Taken(var booking) -> Answer.of(200, BookingResponse.of(booking));
      case ComplimentaryOutcome.CancelledSince _ ->
          throw ProblemException.of(
              ProblemType.BOOKING_CANCELLED,
              "The tickets that this request took are given back. Use a new Idempotency-Key to"
                  + " take others.");
      case ComplimentaryOutcome.KeyReused _ -> throw keyReused();
      case ComplimentaryOutcome.Waiting _ ->
          throw ProblemException.of(
              ProblemType.WAITING, "You wait for seats of this event. Leave the waitlist first.");
      case ComplimentaryOutcome.Refused(var reason) -> throw BookAnswers.refused(reason);
      case ComplimentaryOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  private Booking own(Request request) {
    return bookings
        .find(request.user().userId(), request.id("bookingId"))
        .orElseThrow(BookingProblems::noSuchBooking);
  }

  private HandOver link(Request request) {
    return request
        .pathText("code", CODE)
        .flatMap(HandOverCode::parse)
        .flatMap(code -> handOvers.find(code.handOverId()))
        .orElseThrow(HandOversHandler::noSuchLink);
  }

  private Event event(HandOver link) {
    return events.find(link.eventId()).orElseThrow(HandOversHandler::noSuchLink);
  }

  private static ProblemException noSuchLink() {
    return notFound("There is no such link.");
  }

  private static ProblemException notFound(String detail) {
    return ProblemException.of(ProblemType.NOT_FOUND, detail);
  }

  private static ProblemException used(String detail) {
    return ProblemException.of(ProblemType.HAND_OVER_USED, detail);
  }

  private static ProblemException expired(String detail) {
    return ProblemException.of(ProblemType.HAND_OVER_EXPIRED, detail);
  }

  private static ProblemException isVoid() {
    return ProblemException.of(
        ProblemType.HAND_OVER_VOID,
        "Who sent this link took it back, or has its tickets no more. Ask them.");
  }

  private static ProblemException forbidden() {
    return ProblemException.of(
        ProblemType.HAND_OVERS_CLOSED, "Tickets of this event are not handed on.");
  }

  private static ProblemException keyReused() {
    return ProblemException.of(
        ProblemType.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key was used with another body. Use a new one.");
  }

  private static ProblemException notSo(String detail) {
    return ProblemException.of(ProblemType.CHANGE_NOT_POSSIBLE, detail);
  }

  private static ProblemException notAsSeen(Booking booking) {
    return new ProblemException(
        Problem.of(
                ProblemType.PRECONDITION_FAILED,
                "The booking is not as you saw it, and stays as it is.")
            .with("booking", BookingResponse.of(booking)));
  }
}
