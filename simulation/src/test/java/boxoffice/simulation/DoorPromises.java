package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.bookings.BookingState;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** I7 and I11 at the door: a ticket lets in once, and what a steward is answered is so. */
final class DoorPromises {

  private static final Duration OPENS_BEFORE = Duration.ofHours(24);
  private static final Duration UNDOABLE = Duration.ofMinutes(15);

  /** How old the event may be by which a ticket is let in. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private DoorPromises() {}

  // ------------------------------------------------------------------ at every write

  /** A booking is changed by a steward: nothing but who is in. */
  static void changed(Flight flight, Call.AtDoor call, StoredItem before, StoredItem after) {
    var who = flight.sender().caller().name();
    require(
        Ledger.is(before, BookingState.CONFIRMED)
            && Ledger.is(after, BookingState.CONFIRMED)
            && before.text("userId").equals(call.user()),
        "I7: %s changed who is in of a booking that was %s",
        who,
        before.text("state"));
    var then = HeldTickets.of(before);
    var now = HeldTickets.of(after);
    require(
        after.number("revision") == before.number("revision")
            && now.live().equals(then.live())
            && now.last() == then.last(),
        "I7: %s changed more than who is in",
        who);
    require(now.doorCount() == then.doorCount() + 1, "I7: %s was not counted at the door", who);
    if (call instanceof Call.CheckIn checkIn) {
      require(
          judged(flight.sender()).anyMatch(open -> open),
          "check-in: %s let a guest in while the door was closed",
          who);
      letIn(who, checkIn, before, then, HeldTickets.without(now.in(), then.in()));
      require(now.in().containsAll(then.in()), "I7: %s let tickets out", who);
    } else {
      require(then.in().containsAll(now.in()), "I7: %s let tickets in", who);
    }
  }

  private static void letIn(
      String who, Call.CheckIn call, StoredItem before, HeldTickets then, Set<Integer> let) {
    require(
        AtDoor.isMeant(call, before),
        "I11: %s let in tickets of a later generation than it names",
        who);
    require(
        !let.isEmpty() && then.left().containsAll(let),
        "I7: %s let in tickets that were in or were not valid: %s of %s",
        who,
        let,
        then);
    require(
        call.serial() == 0 ? let.equals(then.left()) : let.equals(Set.of(call.serial())),
        "I7: %s let in other tickets than it names: %s",
        who,
        let);
  }

  /**
   * Check-ins are made and undone by stewards alone, each once.
   *
   * @param changes all that a transaction changes
   */
  static void checkIns(String who, Call call, List<StreamRecord> changes) {
    var touched =
        changes.stream()
            .filter(change -> change.after().or(change::before).orElseThrow().is("CHECK_IN"))
            .toList();
    require(
        touched.size() == (call instanceof Call.AtDoor ? 1 : 0),
        "I7: %s changed %d check-ins",
        who,
        touched.size());
    if (!(call instanceof Call.AtDoor door)) {
      return;
    }
    var change = touched.getFirst();
    require(change.key().equals(AtDoor.checkInKey(door)), "I7: %s changed another check-in", who);
    var now = change.after().orElseThrow();
    if (door instanceof Call.CheckIn) {
      require(
          change.before().isEmpty() && HeldTickets.stands(now),
          "I7: %s was carried out twice",
          who);
    } else {
      require(
          change.before().filter(HeldTickets::stands).isPresent() && !HeldTickets.stands(now),
          "I7: %s undid what was undone",
          who);
    }
  }

  /**
   * Whether the door was open at each moment of the caller's call, by each event that it may go by:
   * for a check-in, one that it read seconds ago counts, also if an undo has read a newer one.
   */
  private static Stream<Boolean> judged(Conversation caller) {
    return caller.inputsOfCall().stream()
        .flatMap(
            input ->
                SeenEvent.since(input.at().minus(KEPT), caller)
                    .map(seen -> seen.event().doorHours(OPENS_BEFORE).areOpen(input.at())));
  }

  // ------------------------------------------------------------------ at every answer

  /** What lets tickets in gets one answer, however often it is sent, and no other call does. */
  static void answered(State state, Actor actor, Call.CheckIn call, Answer answer) {
    var who = actor.name();
    var door = actor.watch().door();
    var own = AtDoor.checkIn(state.image(), call);
    switch (answer) {
      case Answer.CheckedIn(var serials) ->
          require(
              door.stood() && HeldTickets.letIn(own.orElseThrow()).equals(new TreeSet<>(serials)),
              "I7: %s was answered that it let in %s, but the check-in is %s",
              who,
              serials,
              own);
      case Answer.Undone() ->
          require(
              own.filter(checkIn -> !HeldTickets.stands(checkIn)).isPresent(),
              "I7: %s was answered undone, but is not",
              who);
      case Answer.CheckedInBefore() -> {
        require(!door.known(), "I7: %s did not get its first answer", who);
        require(
            door.othersIn(),
            "I7: %s was answered that a ticket is in, but no other request let it in",
            who);
      }
      case Answer.NotLetIn() -> {
        require(
            Promises.isCancelled(state)
                || door.invalid()
                || judged(actor.conversation()).anyMatch(open -> !open),
            "I7: %s was refused, although its tickets are valid",
            who);
        require(
            Promises.isCancelled(state)
                || own.filter(HeldTickets::stands)
                    .filter(checkIn -> AtDoor.isMeant(call, checkIn))
                    .isEmpty(),
            "I7: %s was refused, but took effect",
            who);
      }
      case Answer.KeyReused() ->
          require(
              own.isPresent(), "I7: %s was answered that its key was used, but it was not", who);
      case Answer.NoSuchBooking(), Answer.TryAgain(), Answer.TooOften() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, call));
    }
  }

  static void answered(State state, Actor actor, Call.Undo call, Answer answer) {
    var who = actor.name();
    var own = AtDoor.checkIn(state.image(), call);
    switch (answer) {
      case Answer.Undone() ->
          require(
              own.filter(checkIn -> !HeldTickets.stands(checkIn)).isPresent(),
              "I7: %s was answered undone, but is not",
              who);
      case Answer.TooLate() ->
          require(
              own.filter(HeldTickets::stands).isPresent()
                  && (Promises.isCancelled(state) || isLate(actor, own.orElseThrow())),
              "I7: %s was answered too late, but it was not",
              who);
      case Answer.NoSuchBooking(), Answer.TryAgain() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, call));
    }
  }

  /** Whether it was too late at any moment of the call. */
  private static boolean isLate(Actor actor, StoredItem checkIn) {
    var until = checkIn.number("at") + UNDOABLE.toMillis();
    return actor.conversation().inputsOfCall().stream()
        .anyMatch(input -> input.at().toEpochMilli() > until);
  }
}
