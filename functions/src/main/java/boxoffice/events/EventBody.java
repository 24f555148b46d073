package boxoffice.events;

import boxoffice.http.Checks;
import boxoffice.http.ProblemException;
import boxoffice.http.Removable;
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
    @Nullable Removable doorsAt,
    @Nullable String timeZone,
    @Nullable Integer capacity,
    @Nullable Integer maxTicketsPerBooking,
    @Nullable String salesFrom,
    @Nullable String salesUntil,
    @Nullable String cancelUntil,
    @Nullable Boolean reminder,
    @Nullable Boolean repliesToOrganizer,
    @Nullable Boolean handOvers,
    @Nullable Removable organizerName,
    @Nullable Removable contact,
    @Nullable Removable price,
    @Nullable Boolean hidden) {

  private static final EventBody EMPTY =
      new EventBody(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  /** The defaults of a new event. Sales end with the start, cancelling as the rules say. */
  private static EventDetails defaults(EventRules rules) {
    return new EventDetails(
        "",
        null,
        null,
        Instant.EPOCH,
        null,
        null,
        "UTC",
        1,
        Seats.MAX_QUANTITY,
        null,
        Instant.EPOCH,
        rules.cancelUntil(Instant.EPOCH),
        true,
        false,
        true,
        Seller.UNSAID);
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
   * These details with what the body says. A move keeps the length and how long before the doors
   * open, and what ended with the start still does.
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
        endsAt == null ? moved(before.endsAt(), before, start) : end(endsAt, checks),
        doorsAt == null
            ? moved(before.doorsAt(), before, start)
            : given(doorsAt, text -> checks.instant("doorsAt", text)),
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
        handOvers == null ? before.handOvers() : handOvers,
        over(before.seller(), checks));
  }

  private Seller over(Seller before, Checks checks) {
    return new Seller(
        organizerName == null
            ? before.name()
            : given(organizerName, text -> checks.text("organizerName", text, 100)),
        contact == null
            ? before.contact()
            : given(contact, text -> checks.contact("contact", text, 200)),
        price == null ? before.price() : given(price, text -> checks.text("price", text, 100)));
  }

  /** What a member that can be taken away says; an empty text takes it away, too. */
  private static <T> @Nullable T given(Removable member, Function<String, T> check) {
    var text = member.value();
    return text == null || text.isEmpty() ? null : check.apply(text);
  }

  /** An end that is given; an empty one takes it back. */
  private static @Nullable Instant end(String text, Checks checks) {
    return text.isEmpty() ? null : checks.instant("endsAt", text);
  }

  /** A time of an event that starts then, as far from the start as before. */
  private static @Nullable Instant moved(
      @Nullable Instant time, EventDetails before, Instant start) {
    return time == null ? null : start.plus(Duration.between(before.startsAt(), time));
  }

  private static Instant withStart(Instant end, EventDetails before, Instant start) {
    return end.equals(before.startsAt()) ? start : end;
  }

  private static <V, T> T given(@Nullable V value, T before, Function<V, T> check) {
    return value == null ? before : check.apply(value);
  }
}
