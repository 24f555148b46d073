package boxoffice.events;

import boxoffice.dynamodb.Sha256;
import boxoffice.http.Checks;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says about an event.
 *
 * @param name 1 to 120 characters, as people count them
 * @param description up to 2,000 characters
 * @param venue up to 200 characters
 * @param startsAt when it starts
 * @param endsAt when it ends, at most 31 days after the start; null where its organizer does not
 *     say
 * @param doorsAt when the doors open, at most 24 hours before the start and not after it; null
 *     where its organizer does not say
 * @param timeZone the IANA name of the time zone of the venue; older events may have another
 * @param capacity how many tickets there are, 1 to 100,000
 * @param maxTicketsPerBooking how many tickets one booking may hold, 1 to 10
 * @param salesFrom when sales open; null for as soon as it is published
 * @param salesUntil when sales close, not after the start
 * @param cancelUntil until when bookings may be cancelled, not after the start
 * @param reminder whether guests get a mail a day before the start
 * @param repliesToOrganizer whether answers to mails about it go to its organizer's address
 * @param handOvers whether guests may hand their tickets on
 * @param seller who sells it, whom to ask and what it costs
 */
public record EventDetails(
    String name,
    @Nullable String description,
    @Nullable String venue,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Instant doorsAt,
    String timeZone,
    int capacity,
    int maxTicketsPerBooking,
    @Nullable Instant salesFrom,
    Instant salesUntil,
    Instant cancelUntil,
    boolean reminder,
    boolean repliesToOrganizer,
    boolean handOvers,
    Seller seller) {

  private static final Period FARTHEST_AHEAD = Period.ofYears(2);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration DOORS_BEFORE = Duration.ofHours(24);

  /** What an event takes where its organizer does not say. */
  private static final Duration ASSUMED = Duration.ofHours(3);

  /** A request that ends something "now" arrives later, and its clock may be slow. */
  private static final Duration ENDING_NOW = Duration.ofMinutes(5);

  private static final String IN_THE_FUTURE = "must be in the future";
  private static final String NOT_IN_THE_PAST = "must not be in the past";

  private static final int HASH_BYTES = 16;

  /** The hash of details that differ in nothing; it tells them from all others. */
  String hash() {
    // Each part with its length, so that no two details make one text.
    var text =
        Stream.of(
                name,
                description,
                venue,
                startsAt,
                timeZone,
                capacity,
                maxTicketsPerBooking,
                salesFrom,
                salesUntil,
                cancelUntil,
                // Events of before have no such details.
                reminder ? "" : false,
                repliesToOrganizer ? true : "",
                endsAt == null ? "" : "ends " + endsAt,
                handOvers ? "" : "no hand-overs",
                hashed("doors", doorsAt),
                hashed("by", seller.name()),
                hashed("contact", seller.contact()),
                hashed("price", seller.price()))
            .filter(part -> !"".equals(part))
            .map(part -> part == null ? "-" : part.toString().length() + ":" + part)
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(Sha256.first(HASH_BYTES, text));
  }

  private static String hashed(String name, @Nullable Object value) {
    return value == null ? "" : name + " " + value;
  }

  /** From when on it is over. Where its organizer does not say, 3 hours are assumed. */
  public Instant overAt() {
    return endsAt == null ? startsAt.plus(ASSUMED) : endsAt;
  }

  /** These details without who sells it and whom to ask. */
  EventDetails withoutSeller() {
    return new EventDetails(
        name,
        description,
        venue,
        startsAt,
        endsAt,
        doorsAt,
        timeZone,
        capacity,
        maxTicketsPerBooking,
        salesFrom,
        salesUntil,
        cancelUntil,
        reminder,
        repliesToOrganizer,
        handOvers,
        seller.unnamed());
  }

  /** Checks the times of an event that is drafted or put on sale at this time. */
  void checkNew(Checks checks, EventRules rules, Instant now) {
    checkStart(checks, now);
    // What ends with the start is judged with it.
    checks.require(
        salesUntil.equals(startsAt) || salesUntil.isAfter(now), "salesUntil", IN_THE_FUTURE);
    checks.require(
        endsWith(startsAt, rules) || cancelUntil.isAfter(now), "cancelUntil", IN_THE_FUTURE);
    checkOrder(checks);
  }

  /** Checks the times that are changed at this time; others may have passed. */
  void checkChange(Checks checks, EventDetails before, EventRules rules, Instant now) {
    var moved = !startsAt.equals(before.startsAt);
    if (moved) {
      checkStart(checks, now);
    }
    Predicate<Instant> mayBeSet = end -> !end.isBefore(now.minus(ENDING_NOW));
    checks.require(
        salesUntil.equals(before.salesUntil)
            || (moved && salesUntil.equals(startsAt))
            || mayBeSet.test(salesUntil),
        "salesUntil",
        NOT_IN_THE_PAST);
    checks.require(
        cancelUntil.equals(before.cancelUntil)
            || (moved && endsWith(startsAt, rules))
            || mayBeSet.test(cancelUntil),
        "cancelUntil",
        NOT_IN_THE_PAST);
    checks.require(
        endsAt == null || isAsLongAs(before) || mayBeSet.test(endsAt), "endsAt", NOT_IN_THE_PAST);
    checkOrder(checks);
  }

  /** Whether cancelling ends as it does where the organizer says nothing. */
  private boolean endsWith(Instant start, EventRules rules) {
    return cancelUntil.equals(start) || cancelUntil.equals(rules.cancelUntil(start));
  }

  private boolean isAsLongAs(EventDetails before) {
    return endsAt != null
        && before.endsAt != null
        && Duration.between(startsAt, endsAt)
            .equals(Duration.between(before.startsAt, before.endsAt));
  }

  /** Whether this takes a time for cancelling away that these details still leave at this time. */
  boolean endsCancelling(EventDetails before, Instant now) {
    return cancelUntil.isBefore(now) && now.isBefore(before.cancelUntil);
  }

  /** The latest start that an event may get at this time. */
  static Instant farthestStart(Instant now) {
    return now.atOffset(ZoneOffset.UTC).plus(FARTHEST_AHEAD).toInstant();
  }

  private void checkStart(Checks checks, Instant now) {
    checks.require(startsAt.isAfter(now), "startsAt", IN_THE_FUTURE);
    checks.require(
        !startsAt.isAfter(farthestStart(now)), "startsAt", "must be at most 2 years ahead");
  }

  /** Checks that the times fit together. */
  private void checkOrder(Checks checks) {
    if (endsAt != null) {
      checks.require(endsAt.isAfter(startsAt), "endsAt", "must be after startsAt");
      checks.require(
          !endsAt.isAfter(startsAt.plus(LONGEST)),
          "endsAt",
          "must be at most 31 days after startsAt");
    }
    if (doorsAt != null) {
      checks.require(!doorsAt.isAfter(startsAt), "doorsAt", "must not be after startsAt");
      checks.require(
          !doorsAt.isBefore(startsAt.minus(DOORS_BEFORE)),
          "doorsAt",
          "must be at most 24 hours before startsAt");
    }
    checks.require(
        salesFrom == null || salesFrom.isBefore(salesUntil),
        "salesFrom",
        "must be before salesUntil");
    checks.require(!salesUntil.isAfter(startsAt), "salesUntil", "must not be after startsAt");
    checks.require(!cancelUntil.isAfter(startsAt), "cancelUntil", "must not be after startsAt");
  }
}
