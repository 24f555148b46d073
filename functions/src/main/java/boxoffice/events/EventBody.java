package boxoffice.events;

import boxoffice.http.Checks;
import boxoffice.http.ProblemException;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates or changes an event; its limits are {@link EventDetails}'. */
record EventBody(
    @Nullable String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String timeZone,
    @Nullable Integer capacity,
    @Nullable Integer maxTicketsPerBooking,
    @Nullable String salesFrom,
    @Nullable String salesUntil,
    @Nullable String cancelUntil,
    @Nullable Boolean reminder,
    @Nullable Boolean repliesToOrganizer,
    @Nullable Boolean handOvers,
    @Nullable Boolean hidden) {

  private static final EventBody EMPTY =
      new EventBody(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** The defaults of a new event. Sales end with the start, cancelling as the rules say. */
  private static EventDetails defaults(EventRules rules) {
    return new EventDetails(
        "",
        null,
        null,
        Instant.EPOCH,
        null,
        "UTC",
        1,
        Seats.MAX_QUANTITY,
        null,
        Instant.EPOCH,
        rules.cancelUntil(Instant.EPOCH),
        true,
        false,
        true);
  }

  /**
   * The details of a new event; their times are not judged yet.
   *
   * @throws ProblemException 400 with every error
   */
  EventDetails create(EventRules rules) {
    var checks = new Checks();
    checks.require(hidden == null, "hidden", "can be changed later, by an admin");
    checks.require(name != null, "name", Checks.REQUIRED);
    checks.require(startsAt != null, "startsAt", Checks.REQUIRED);
    checks.require(timeZone != null, "timeZone", Checks.REQUIRED);
    checks.require(capacity != null, "capacity", Checks.REQUIRED);
    var details = over(defaults(rules), rules, checks);
    checks.done();
    return details;
  }

  /**
   * The change of an event: a field that is absent stays as it is. Applied again it changes
   * nothing.
   *
   * @throws ProblemException 400 with every error, also where the body is empty
   */
  EventChange change(EventRules rules) {
    var checks = new Checks();
    over(defaults(rules), rules, checks);
    checks.require(!equals(EMPTY), "body", "must change something");
    checks.done();
    return new EventChange(
        details -> over(details, rules, new Checks()), Optional.ofNullable(hidden));
  }

  /**
   * These details with what the body says. A move keeps the length, and what ended with the start
   * still does.
   */
  private EventDetails over(EventDetails before, EventRules rules, Checks checks) {
    var start = given(startsAt, before.startsAt(), text -> checks.instant("startsAt", text));
    return new EventDetails(
        given(name, before.name(), text -> checks.text("name", text, 120)),
        description == null
            ? before.description()
            : checks.optionalText("description", description, 2000),
        venue == null ? before.venue() : checks.optionalText("venue", venue, 200),
        start,
        endsAt == null ? end(before, start) : end(endsAt, checks),
        given(timeZone, before.timeZone(), text -> checks.timeZone("timeZone", text)),
        given(capacity, before.capacity(), number -> checks.number("capacity", number, 1, 100_000)),
        given(
            maxTicketsPerBooking,
            before.maxTicketsPerBooking(),
            number -> checks.number("maxTicketsPerBooking", number, 1, Seats.MAX_QUANTITY)),
        salesFrom == null ? before.salesFrom() : checks.optionalInstant("salesFrom", salesFrom),
        given(
            salesUntil,
            withStart(before.salesUntil(), before, start),
            text -> checks.instant("salesUntil", text)),
        given(
            cancelUntil,
            before.cancelUntil().equals(rules.cancelUntil(before.startsAt()))
                ? rules.cancelUntil(start)
                : withStart(before.cancelUntil(), before, start),
            text -> checks.instant("cancelUntil", text)),
        reminder == null ? before.reminder() : reminder,
        repliesToOrganizer == null ? before.repliesToOrganizer() : repliesToOrganizer,
        handOvers == null ? before.handOvers() : handOvers);
  }

  /** An end that is given; an empty one takes it back. */
  private static @Nullable Instant end(String text, Checks checks) {
    return text.isEmpty() ? null : checks.instant("endsAt", text);
  }

  /** The end of an event that starts then and takes as long as before. */
  private static @Nullable Instant end(EventDetails before, Instant start) {
    return before.endsAt() == null
        ? null
        : start.plus(Duration.between(before.startsAt(), before.endsAt()));
  }

  private static Instant withStart(Instant end, EventDetails before, Instant start) {
    return end.equals(before.startsAt()) ? start : end;
  }

  private static <V, T> T given(@Nullable V value, T before, Function<V, T> check) {
    return value == null ? before : check.apply(value);
  }
}
