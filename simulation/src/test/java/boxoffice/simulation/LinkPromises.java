package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.bookings.BookingState;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import boxoffice.simulation.table.TableImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** I8: tickets that are handed on change their owner at once, and no seat. */
final class LinkPromises {

  private LinkPromises() {}

  // ------------------------------------------------------------------ at every write

  /**
   * A link is opened: what the giver loses the receiver has.
   *
   * @param changes all that the transaction changes
   */
  static void opened(
      Call.Open call, Flight flight, List<StreamRecord> changes, State state, TableImage after) {
    if (changes.stream().noneMatch(change -> change.key().equals(Links.key(call)))) {
      // A fence, which changes nothing else.
      return;
    }
    var who = flight.sender().caller().name();
    var link = state.image().get(Links.key(call)).orElseThrow();
    var serials = HeldTickets.serials(link.text("serials"));
    require(
        !link.has("usedBy") && !link.has("withdrawnAt"),
        "I8: %s opened a link that was opened or withdrawn",
        who);
    var now = after.get(Links.key(call)).orElseThrow();
    require(
        now.text("usedBy").equals(call.user()) && now.number("usedAt") < link.number("validUntil"),
        "I8: %s opened a link after its time",
        who);
    var giver = AtDoor.booking(state.image(), call.giver()).orElseThrow();
    require(
        giver.number("generation") == link.number("generation"),
        "I11: %s took tickets of a later generation than those of the link",
        who);
    lost(who, giver, AtDoor.booking(after, call.giver()).orElseThrow(), serials);
    got(
        who,
        AtDoor.booking(state.image(), call.user()),
        AtDoor.booking(after, call.user()).orElseThrow(),
        serials.size());
    require(
        changes.stream()
                .filter(change -> change.after().filter(item -> item.is("BOOKING")).isPresent())
                .count()
            == 2,
        "I8: %s changed other bookings than two",
        who);
    allowed(who, call, state, after, now.number("usedAt"));
  }

  private static void lost(String who, StoredItem before, StoredItem after, Set<Integer> serials) {
    var then = HeldTickets.of(before);
    require(
        Ledger.is(before, BookingState.CONFIRMED) && then.live().containsAll(serials),
        "I8: %s took tickets that the giver did not have",
        who);
    require(!then.isIn(serials), "I7: %s took a ticket that is in", who);
    var left = HeldTickets.without(then.live(), serials);
    var now = HeldTickets.of(after);
    require(
        now.live().equals(left)
            && (left.isEmpty() ? !Ledger.live(after) : now.in().equals(then.in())),
        "I8: the giver has %s left of %s after %s took %s",
        now,
        then,
        who,
        serials);
  }

  private static void got(String who, Optional<StoredItem> before, StoredItem after, int count) {
    var had = before.filter(item -> Ledger.is(item, BookingState.CONFIRMED));
    var then = had.map(HeldTickets::of);
    var now = HeldTickets.of(after);
    require(
        Ledger.is(after, BookingState.CONFIRMED)
            && after.number("quantity")
                == had.map(item -> item.number("quantity")).orElse(0L) + count,
        "I8: %s did not get %d tickets",
        who,
        count);
    require(
        then.map(old -> now.live().containsAll(old.live()) && now.in().equals(old.in()))
            .orElse(now.in().isEmpty()),
        "I8: %s lost tickets of their own: %s became %s",
        who,
        then,
        now);
    var generation = before.map(item -> item.number("generation")).orElse(0L);
    require(
        after.number("generation") == (had.isPresent() ? generation : generation + 1),
        "I5: %s did not raise the generation",
        who);
  }

  /** A shard at least must allow it, and who waits must have agreed. */
  private static void allowed(String who, Call.Open call, State state, TableImage after, long at) {
    var total = AtDoor.booking(after, call.user()).orElseThrow().number("quantity");
    require(
        Ledger.of(state.image()).shards().stream()
            .anyMatch(
                shard ->
                    shard.text("gate").equals("OPEN")
                        && at < shard.number("startsAt")
                        && total <= shard.number("maxTicketsPerBooking")),
        "terms: %s got tickets that no shard allows",
        who);
    require(
        call.leaveWaitlist()
            || AtDoor.booking(state.image(), call.user())
                .filter(item -> Ledger.is(item, BookingState.WAITLISTED))
                .isEmpty(),
        "I8: %s lost a place in the waitlist without a word",
        who);
  }

  /** A booking is changed by a link: the other promises look at both at once. */
  static State changed(
      State state, Flight flight, Call.Open call, Optional<StoredItem> before, StoredItem after) {
    require(
        !Promises.refuses(Promises.answer(state, flight)),
        "I8: %s took effect after it was refused",
        flight.sender().caller().name());
    require(
        List.of(call.user(), call.giver()).contains(after.text("userId")),
        "I8: %s changed the booking of %s",
        flight.sender().caller().name(),
        after.text("userId"));
    return state;
  }

  // ------------------------------------------------------------------ at every answer

  static void answered(State state, Actor actor, Call.OfLink call, Answer answer) {
    var who = actor.name();
    var link = state.image().get(Links.key(call));
    var user = link.map(item -> item.text("usedBy")).orElse("");
    switch (answer) {
      case Answer.Linked() -> require(link.isPresent(), "I8: %s made no link", who);
      case Answer.Withdrawn() ->
          require(
              link.isPresent() && link.get().has("withdrawnAt"),
              "I8: %s was answered withdrawn, but the link is not",
              who);
      case Answer.Received() ->
          require(
              call instanceof Call.Open open && open.user().equals(user),
              "I8: %s was answered that it has the tickets, but %s has",
              who,
              user);
      case Answer.NotPossible() ->
          require(
              !(call instanceof Call.Open open) || !open.user().equals(user),
              "I8: %s was refused, although it took effect",
              who);
      case Answer.NotAsSeen(), Answer.NoSuchBooking(), Answer.TryAgain(), Answer.TooOften() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, call));
    }
    require(
        !(call instanceof Call.Withdraw && answer instanceof Answer.NotPossible)
            || link.filter(item -> item.has("usedBy")).isPresent(),
        "I8: %s was answered that the link was opened, but it was not",
        who);
  }
}
