package boxoffice.attendees;

import boxoffice.App;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.bookings.BookingProblems;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.ShownCode;
import boxoffice.events.EventProblems;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets tickets in at the door and undoes that, for those who run the event. */
public final class CheckInHandler implements HttpHandler {

  private static final Pattern BOOKING_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CHECK_IN_ID = Pattern.compile("[A-Za-z0-9_-]{16}");
  private static final String NO_CODE = "must be the code of a ticket";
  private static final String NOT_YOURS = "Only those who run an event check its tickets.";

  /**
   * What is shown: a code, or a guest of the attendee list.
   *
   * @param all whether all tickets of the booking go in that are not in yet
   * @param offlineAt when a door without a network let them in
   */
  record Body(
      @Nullable String ticketCode,
      @Nullable String bookingId,
      @Nullable Long generation,
      @Nullable Integer serial,
      @Nullable Boolean all,
      @Nullable String offlineAt) {

    Shown shown() {
      var checks = new Checks();
      var everyone = Boolean.TRUE.equals(all);
      if (bookingId == null) {
        var code = Optional.ofNullable(ticketCode).flatMap(ShownCode::parse);
        checks.require(code.isPresent(), "ticketCode", NO_CODE);
        checks.require(generation == null, "generation", "goes with bookingId");
        checks.require(serial == null, "serial", "goes with bookingId");
        checks.done();
        return new Shown.Code(code.orElseThrow(), everyone);
      }
      checks.require(ticketCode == null, "ticketCode", "must not be beside bookingId");
      checks.require(BOOKING_ID.matcher(bookingId).matches(), "bookingId", "must be an id");
      checks.require(
          generation != null && generation > 0, "generation", "must be that of the booking");
      checks.require(
          everyone ? serial == null : serial != null && serial > 0 && serial <= Serials.MOST,
          "serial",
          "must be that of a ticket, or all must be true");
      checks.done();
      return new Shown.Guest(
          bookingId,
          generation == null ? 0 : generation,
          serial == null ? OptionalInt.empty() : OptionalInt.of(serial));
    }

    @Nullable Instant offline() {
      var checks = new Checks();
      var at = offlineAt == null ? null : checks.instant("offlineAt", offlineAt);
      checks.done();
      return at;
    }
  }

  /**
   * An answer.
   *
   * @param ticketName the name on the ticket, where it is one that has a name
   * @param serials the tickets that this request let in
   * @param ticket which of the booking's tickets it is, from 1; absent where they are several
   * @param checkedInTickets how many of the booking's tickets are in
   */
  record CheckInResponse(
      String checkInId,
      String bookingId,
      long generation,
      @Nullable String name,
      @Nullable String ticketName,
      List<Integer> serials,
      @Nullable Integer ticket,
      int quantity,
      int checkedInTickets,
      Instant checkedInAt) {

    static CheckInResponse of(CheckInOutcome.LetIn letIn) {
      var checkIn = letIn.checkIn();
      var serials = checkIn.serials().numbers();
      var booking = letIn.booking();
      return new CheckInResponse(
          checkIn.checkInId(),
          checkIn.bookingId(),
          checkIn.generation(),
          letIn.name(),
          letIn.ticketName(),
          serials,
          serials.size() == 1 ? booking.positionOf(serials.getFirst()) : null,
          booking.quantity(),
          letIn.in().count(),
          checkIn.at());
    }
  }

  private final CheckIn checkIn;
  private final UndoCheckIn undoCheckIn;
  private final RandomGenerator random;
  private final Routes routes =
      new Routes(
          Map.of(
              "POST /events/{eventId}/check-ins", this::checkIn,
              "DELETE /events/{eventId}/bookings/{bookingId}/check-ins/{checkInId}", this::undo));

  public CheckInHandler() {
    this(App.onLambda().checkIn(), App.onLambda().undoCheckIn(), App.onLambda().random());
  }

  CheckInHandler(CheckIn checkIn, UndoCheckIn undoCheckIn, RandomGenerator random) {
    this.checkIn = checkIn;
    this.undoCheckIn = undoCheckIn;
    this.random = random;
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** {@code POST /events/{eventId}/check-ins}: lets tickets in. */
  private Answer checkIn(Request request) {
    request.allowQuery();
    var user = request.user();
    var body = request.body(Body.class);
    var shown =
        new CheckIn.ShownTickets(
            user,
            request.id("eventId"),
            body.shown(),
            RequestKey.of(request, body.shown().toString(), random),
            body.offline());
    return switch (checkIn.checkIn(shown)) {
      case CheckInOutcome.LetIn letIn -> Answer.of(200, CheckInResponse.of(letIn));
      case CheckInOutcome.InBefore(var serial, var at) -> throw inBefore(serial, at);
      case CheckInOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED, "This key let other tickets in. Send another.");
      case CheckInOutcome.Undone _ ->
          throw ProblemException.of(
              ProblemType.CHECK_IN_UNDONE,
              "This check-in was undone at the door. Use a new Idempotency-Key to let the ticket"
                  + " in.");
      case CheckInOutcome.NoLongerValid(var since) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.TICKET_INVALID,
                      "This ticket is not valid any more: it was given back or handed on, or its"
                          + " guest booked anew.")
                  .with("since", since));
      case CheckInOutcome.BookingCancelled _ ->
          throw ProblemException.of(
              ProblemType.BOOKING_CANCELLED, "The booking of this ticket is cancelled.");
      case CheckInOutcome.NoSuchTicket _ ->
          throw ProblemException.of(ProblemType.NOT_FOUND, "This event has no such ticket.");
      case CheckInOutcome.TooManyWrongCodes _ ->
          throw UserLimits.tooOften(Limit.WRONG_CODE.window());
      case CheckInOutcome.DoorClosed(var opensAt, var closesAt) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.DOOR_CLOSED,
                      "Tickets are checked from %s until %s.".formatted(opensAt, closesAt))
                  .with("opensAt", opensAt)
                  .with("closesAt", closesAt));
      case CheckInOutcome.EventCancelled _ ->
          throw ProblemException.of(
              ProblemType.EVENT_CANCELLED,
              "The event is cancelled, and so are all of its tickets.");
      case CheckInOutcome.Denied(var reason) -> throw EventProblems.of(reason, NOT_YOURS);
      case CheckInOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  private static ProblemException inBefore(@Nullable Integer serial, Instant at) {
    var problem =
        Problem.of(ProblemType.CHECKED_IN, "This ticket was let in before.")
            .with("checkedInAt", at);
    return new ProblemException(serial == null ? problem : problem.with("serial", serial));
  }

  /** {@code DELETE /events/{eventId}/bookings/{bookingId}/check-ins/{checkInId}}: undoes one. */
  private Answer undo(Request request) {
    request.allowQuery();
    var checkInId =
        request.pathText("checkInId", CHECK_IN_ID).orElseThrow(CheckInHandler::noSuchCheckIn);
    return switch (undoCheckIn.undo(
        request.user(), request.id("eventId"), request.id("bookingId"), checkInId)) {
      case UndoOutcome.Undone _ -> Answer.empty(204);
      case UndoOutcome.NoSuchCheckIn _ -> throw noSuchCheckIn();
      case UndoOutcome.TooLate(var until) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.UNDO_CLOSED,
                      "A check-in can be undone for 15 minutes, while its tickets are in.")
                  .with("until", until));
      case UndoOutcome.Denied(var reason) -> throw EventProblems.of(reason, NOT_YOURS);
      case UndoOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  private static ProblemException noSuchCheckIn() {
    return ProblemException.of(ProblemType.NOT_FOUND, "The booking has no such check-in.");
  }
}
