package boxoffice.attendees;

import boxoffice.App;
import boxoffice.bookings.TicketNames;
import boxoffice.events.EventProblems;
import boxoffice.events.Right;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.Cursor;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import boxoffice.seats.Seats;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bookings of an event for its organizer, and its tickets for a door. */
public final class ListAttendeesHandler implements HttpHandler {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** A row has less than 1 KB, so a page stays under the 6 MB of Lambda's answers. */
  private static final int ROWS = 5_000;

  /** The tickets of so many bookings are about as many rows. */
  private static final int BOOKINGS = ROWS / Seats.MAX_QUANTITY;

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
    this(
        App.onLambda().listAttendees(),
        App.onLambda().userLimits(),
        App.onLambda().clock(),
        App.onLambda().random());
  }

  ListAttendeesHandler(
      ListAttendees list, UserLimits limits, InstantSource clock, RandomGenerator random) {
    this.list = list;
    this.limits = limits;
    this.clock = clock;
    this.seal = new Seal(random);
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** {@code GET /events/{eventId}/bookings}: the attendee list, as JSON or as CSV. */
  private Answer bookings(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor", "per");
    limits.require(user, Limit.COSTLY_READ);
    var after = Cursor.decode(request.query("cursor"), ID).map(MatchResult::group);
    var csv = request.prefersCsv();
    var perTicket = perTicket(request);
    var right = csv ? Right.EXPORT_ATTENDEES : Right.SEE_ATTENDEES;
    var limit = csv ? request.limit(perTicket ? BOOKINGS : ROWS) : request.limit();
    return switch (list.list(user, request.id("eventId"), right, after, limit)) {
      case AttendeePage.Page page ->
          csv ? csv(page, perTicket, request) : Answer.of(200, AttendeesResponse.of(page));
      case AttendeePage.Denied(var reason) ->
          throw EventProblems.of(
              reason,
              csv
                  ? "Only the organizers of an event take its list along."
                  : "Only those who run an event see who booked.");
    };
  }

  /** What a row of a CSV is. */
  private static boolean perTicket(Request request) {
    var per = Objects.requireNonNullElse(request.query("per"), "booking");
    var checks = new Checks();
    checks.require(
        per.equals("booking") || per.equals("ticket"), "per", "must be booking or ticket");
    checks.done();
    return per.equals("ticket");
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
  private static Answer csv(AttendeePage.Page page, boolean perTicket, Request request) {
    var answer = Answer.csv(perTicket ? tickets(page) : bookings(page));
    return page.last()
        .map(
            last ->
                answer.withHeader(
                    "Link", "<%s>; rel=\"next\"".formatted(request.nextPage(Cursor.encode(last)))))
        .orElse(answer);
  }

  private static String bookings(AttendeePage.Page page) {
    return page.bookings().stream()
        .map(
            booking ->
                AttendeeResponse.csv(
                    booking, page.names().get(booking.userId()), page.event().details().timeZone()))
        .collect(Collectors.joining("", AttendeeResponse.CSV_HEADER, ""));
  }

  private static String tickets(AttendeePage.Page page) {
    return page.bookings().stream()
        .flatMap(
            booking ->
                TicketRow.of(
                    booking,
                    page.names().get(booking.userId()),
                    page.ticketNames().getOrDefault(booking.bookingId(), TicketNames.NONE))
                    .stream())
        .map(ticket -> ticket.csv(page.event().details().timeZone()))
        .collect(Collectors.joining("", TicketRow.CSV_HEADER, ""));
  }
}
