package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.bookings.BookingState;
import boxoffice.simulation.table.StoredItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What holds where a guest gives tickets back, gets more, or waits for fewer. */
final class PartPromises {

  private PartPromises() {}

  // ------------------------------------------------------------------ at every write

  /** Checks a change of a booking, and records it. */
  static State changed(
      State state, Flight flight, Call.Part call, Optional<StoredItem> was, StoredItem after) {
    var who = flight.sender().caller().name();
    require(was.isPresent(), "I5: %s changed a booking that is not there", who);
    var before = was.get();
    require(
        !Promises.refuses(Promises.answer(state, flight)),
        "I5: %s took effect after it was refused",
        who);
    require(!state.applied().containsKey(key(call)), "I5: %s took effect twice", key(call));
    require(
        after.number("generation") == before.number("generation")
            && (call.generation() == 0 || call.generation() == before.number("generation")),
        "I11: %s changed a later generation than it names",
        who);
    require(
        call.revision() == 0 || isAsAt(before, call.revision()),
        "I11: %s changed a booking that was not as it had been seen",
        who);
    switch (call) {
      case Call.GiveBack give -> gaveBack(who, give, before, after);
      case Call.Add add -> added(who, add, flight, before, after);
      case Call.Smaller smaller -> waits(who, smaller, before, after);
    }
    var applied = new HashMap<>(state.applied());
    applied.put(
        key(call),
        new State.Applied(call.unconditional(), Ledger.is(after, BookingState.WAITLISTED)));
    return state.applied(Map.copyOf(applied));
  }

  /** Whether only fences came after this revision. */
  private static boolean isAsAt(StoredItem booking, long seen) {
    return History.of(booking).changes().getLast().revision() <= seen
        && seen <= booking.number("revision");
  }

  private static void gaveBack(
      String who, Call.GiveBack call, StoredItem before, StoredItem after) {
    stays(who, BookingState.CONFIRMED, before, after);
    var then = HeldTickets.of(before);
    var now = HeldTickets.of(after);
    var gone = new TreeSet<>(call.serials());
    require(
        then.live().containsAll(gone) && now.live().equals(HeldTickets.without(then.live(), gone)),
        "I7: %s gave other tickets back than it names: %s became %s",
        who,
        then,
        now);
    require(!then.isIn(gone), "I7: %s gave a ticket back that is in", who);
    require(!now.live().isEmpty(), "I7: %s gave all tickets back", who);
  }

  private static void added(
      String who, Call.Add call, Flight flight, StoredItem before, StoredItem after) {
    stays(who, BookingState.CONFIRMED, before, after);
    require(
        after.number("quantity") == before.number("quantity") + call.more(),
        "I7: %s got another number of tickets than it wanted",
        who);
    require(
        HeldTickets.of(after).live().containsAll(HeldTickets.of(before).live()),
        "I7: %s lost tickets for others",
        who);
    require(
        !flight.watch().overtakes(),
        "fairness: %s took seats, although an earlier group fitted into the free seats all the"
            + " time",
        who);
  }

  private static void waits(String who, Call.Smaller call, StoredItem before, StoredItem after) {
    stays(who, BookingState.WAITLISTED, before, after);
    require(
        after.number("quantity") == call.quantity()
            && after.number("quantity") < before.number("quantity"),
        "I4: %s waits for another number of tickets than it wanted",
        who);
    require(
        after.number("joined") == before.number("joined")
            && after.number("homeShard") == before.number("homeShard"),
        "fairness: %s lost its place",
        who);
  }

  private static void stays(String who, BookingState state, StoredItem before, StoredItem after) {
    require(
        Ledger.is(before, state) && Ledger.is(after, state),
        "I5: %s changed a booking from %s to %s",
        who,
        before.text("state"),
        after.text("state"));
    require(
        HeldTickets.of(before).in().equals(HeldTickets.of(after).in()),
        "I7: %s changed who is in",
        who);
  }

  /** The terms of a shard that gives seats for more tickets of a booking. */
  static void onSale(StoredItem shard, StoredItem now, long at, long total) {
    var gives = Ledger.free(shard) > Ledger.free(now);
    require(
        !gives || shard.text("gate").equals("OPEN"), "terms: tickets added behind a closed gate");
    require(
        !gives || (shard.number("salesFrom") <= at && at < shard.number("salesUntil")),
        "terms: tickets added while none were on sale");
    require(
        !gives || total <= shard.number("maxTicketsPerBooking"),
        "terms: tickets added to more than a booking may hold");
  }

  // ------------------------------------------------------------------ at every answer

  static void answered(State state, Actor actor, Call.Part call, Answer answer) {
    var who = actor.name();
    var applied = state.applied().get(key(call));
    var booking = AtDoor.booking(state.image(), call.user());
    var known =
        booking
            .filter(Ledger::live)
            .filter(item -> History.of(item).by(AtDoor.id(call.key())).isPresent())
            .filter(
                item -> call.generation() == 0 || call.generation() == item.number("generation"))
            .isPresent();
    switch (answer) {
      case Answer.Altered() ->
          require(
              applied != null && applied.request().equals(call.unconditional()),
              "I5: %s was answered changed, but is not",
              who);
      case Answer.NotAsSeen() ->
          require(!known, "I5: %s took effect, and a repeat did not get its answer", who);
      case Answer.NotPossible(), Answer.TooLate() ->
          require(applied == null, "I5: %s was refused, although it took effect", who);
      case Answer.Refused(var forSeats) -> {
        require(applied == null, "I5: %s was refused, although it took effect", who);
        require(
            !forSeats || !actor.watch().enough(),
            "fairness: %s was refused, although enough seats stayed free",
            who);
      }
      case Answer.KeyReused() ->
          require(
              applied != null && !applied.request().equals(call.unconditional()),
              "I5: %s was answered that its key was used, but it was not",
              who);
      case Answer.NoSuchBooking() ->
          require(applied == null, "I5: %s took effect on no booking", who);
      case Answer.TryAgain(), Answer.TooOften() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, call));
    }
  }

  private static String key(Call.Part call) {
    return call.user() + "/" + call.key();
  }
}
