package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.bookings.BookingState;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.Keys;
import boxoffice.simulation.table.Reply;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import boxoffice.simulation.table.TableImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** What callers are promised: what they are answered happened, once, and fairly. */
final class Promises {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private Promises() {}

  // ------------------------------------------------------------------ at every write

  /**
   * Checks a transaction that takes effect now, and records what it did.
   *
   * @param state the world before the transaction
   * @param after the table after the transaction
   */
  static State committed(State state, Flight flight, TableImage after) {
    var call = flight.sender().caller().calls().get(flight.call());
    var next = state;
    var changes = after.changesSince(state.image());
    var here = changes.stream().filter(Promises::isHere).toList();
    require(
        call instanceof Call.Reconcile
            || (call instanceof Call.Elsewhere ? here.isEmpty() : here.size() == changes.size()),
        "events: %s changed another event",
        flight.sender().caller().name());
    for (var change : here) {
      if (change.after().filter(item -> item.is("BOOKING")).isPresent()) {
        next = booking(next, flight, call, change.before(), change.after().get());
      }
    }
    if (call instanceof Call.Open open) {
      LinkPromises.opened(open, flight, here, state, after);
    }
    if (!(call instanceof Call.Elsewhere)) {
      DoorPromises.checkIns(flight.sender().caller().name(), call, here);
    }
    var before = Ledger.of(state.image());
    for (var change : here) {
      if (change.before().filter(item -> item.is("SEATS")).isPresent()) {
        seats(call, state, change.before().get(), after);
      }
      if (change.before().filter(item -> item.is("EVENT")).isPresent()) {
        event(state, flight, call, change.before().get(), change.after().orElseThrow());
      }
    }
    if ((call instanceof Call.FromStream || call instanceof Call.Reconcile)
        && !isCancelled(state)) {
      order(before, flight, after);
    }
    return next;
  }

  private static boolean isHere(StreamRecord change) {
    return Stream.of(change.before(), change.after())
        .flatMap(Optional::stream)
        .noneMatch(
            item ->
                item.text("eventId").equals(World.OTHER_ID)
                    || item.key().equals(Keys.event(World.OTHER_ID)));
  }

  private static State booking(
      State state, Flight flight, Call call, Optional<StoredItem> before, StoredItem after) {
    var from = before.map(item -> item.text("state")).orElse("absent");
    var to = after.text("state");
    var who = flight.sender().caller().name();
    var next = state;
    final var revision = after.number("revision");
    if (call instanceof Call.AtDoor door) {
      require(
          !(answer(state, flight) instanceof Answer.NotLetIn
              || answer(state, flight) instanceof Answer.TooLate),
          "I7: %s took effect after it was refused",
          who);
      DoorPromises.changed(flight, door, before.orElseThrow(), after);
      return next;
    }
    require(
        revision == before.map(item -> item.number("revision")).orElse(0L) + 1,
        "I5: %s changed a booking at a revision that it did not read",
        who);
    require(
        HeldTickets.of(after).doorCount() == 0
            || HeldTickets.of(after).doorCount()
                == before.map(HeldTickets::of).orElseThrow().doorCount(),
        "I7: %s counted something at the door",
        who);
    HeldTickets.changed(before, after);
    if (after.text("kind").equals("FENCE")) {
      fence(call, before, after);
      return state;
    }
    require(
        state.actors().stream().noneMatch(other -> refusedAfter(other, who, call)),
        "I12: %s took effect after a repeat of it was refused",
        who);
    switch (call) {
      case Call.Part part -> next = PartPromises.changed(state, flight, part, before, after);
      case Call.Open open -> LinkPromises.changed(state, flight, open, before, after);
      case Call.MakeLink _, Call.Withdraw _ ->
          throw new Violation("I8: a link changed a booking before it was opened");
      case Call.Book book -> {
        require(
            from.equals("absent") || from.equals("CANCELLED"),
            "I2: %s wrote over a booking that was %s",
            who,
            from);
        require(
            !(answer(state, flight) instanceof Answer.Refused),
            "I5: %s took effect after it was refused",
            who);
        var key = key(book);
        require(!state.applied().containsKey(key), "I5: %s took effect twice", key);
        require(
            !to.equals("CONFIRMED") || !flight.watch().overtakes(),
            "fairness: %s took seats, although an earlier group fitted into the free seats all the"
                + " time",
            who);
        require(
            !to.equals("WAITLISTED") || after.number("joined") > flight.watch().lastPlace(),
            "fairness: %s took a place before a group that had joined",
            who);
        require(
            after.number("generation")
                == before.map(item -> item.number("generation")).orElse(0L) + 1,
            "I5: %s did not raise the generation",
            who);
        var applied = new HashMap<>(state.applied());
        applied.put(key, new State.Applied(book.unmarked(), to.equals("WAITLISTED")));
        next = state.applied(Map.copyOf(applied));
      }
      case Call.Cancel cancel -> {
        require(
            !(answer(state, flight) instanceof Answer.TooLate),
            "I5: %s took effect after the answer too late",
            who);
        require(
            to.equals("CANCELLED") && !from.equals("CANCELLED"),
            "I5: %s changed a booking from %s to %s",
            who,
            from,
            to);
        require(
            before.orElseThrow().number("generation") == meant(cancel, flight.sender()),
            "I5: %s hit a later booking of the same user",
            who);
        require(
            HeldTickets.of(before.orElseThrow()).in().isEmpty(),
            "I7: %s cancelled a booking of which a ticket is in",
            who);
      }
      case Call.AtDoor _ -> throw new IllegalStateException(who);
      case Call.Settle _ -> promoted(from, to);
      case Call.Apply _, Call.Reconcile _ -> {
        if (to.equals("CANCELLED")) {
          require(
              List.of("END", "EXPIRE").contains(after.text("kind"))
                  ? from.equals("WAITLISTED") && isHopeless(state, after)
                  : isCancelled(state) && !from.equals("CANCELLED"),
              "I5: a booking was ended that was %s",
              from);
        } else {
          promoted(from, to);
        }
      }
      case Call.Resize _, Call.Limit _, Call.Move _, Call.CancelEvent _ ->
          throw new Violation("I5: the organizer changed a booking");
      case Call.Relay _ -> throw new Violation("I9: a notice changed a booking");
      case Call.Publish _, Call.Summarize _, Call.ListEvents _, Call.Elsewhere _ ->
          throw new Violation("I5: %s changed a booking".formatted(who));
    }
    require(
        History.of(after)
            .at(revision)
            .filter(change -> change.state().equals(to))
            .filter(change -> change.quantity() == after.number("quantity"))
            .isPresent(),
        "I5: %s is not in the history of the booking",
        who);
    return next;
  }

  /** A fence changes nothing but the revision. Where nothing is, it is a booking of nobody. */
  private static void fence(Call call, Optional<StoredItem> before, StoredItem after) {
    require(
        call instanceof Call.Book
            || call instanceof Call.Cancel
            || call instanceof Call.Part
            || call instanceof Call.Open,
        "I12: a fence was written by %s",
        call);
    require(
        before
            .map(
                item ->
                    item.text("state").equals(after.text("state"))
                        && item.number("quantity") == after.number("quantity")
                        && item.number("generation") == after.number("generation")
                        && item.text("ticket").equals(after.text("ticket"))
                        && HeldTickets.of(item).equals(HeldTickets.of(after))
                        && History.of(item).equals(History.of(after)))
            .orElse(after.text("state").equals("CANCELLED") && after.number("generation") == 0),
        "I12: a fence changed a booking");
  }

  /** Whether a marked repeat of this call, which began after it had ended, was refused. */
  private static boolean refusedAfter(Actor other, String who, Call call) {
    var caller = other.conversation().caller();
    var answers = other.conversation().answers();
    return caller.after().contains(who)
        && IntStream.range(0, answers.size())
            .anyMatch(i -> refuses(answers.get(i)) && isRepeat(caller.calls().get(i), call));
  }

  static boolean refuses(Object answer) {
    return answer instanceof Answer.Refused
        || answer instanceof Answer.TooLate
        || answer instanceof Answer.NotAsSeen
        || answer instanceof Answer.NotPossible;
  }

  private static boolean isRepeat(Call repeat, Call call) {
    return switch (repeat) {
      case Call.Book book ->
          book.repeated()
              && call instanceof Call.Book first
              && first.unmarked().equals(book.unmarked());
      case Call.Cancel cancel ->
          cancel.repeated()
              && call instanceof Call.Cancel first
              && first.user().equals(cancel.user())
              && first.generation() == cancel.generation();
      case Call.Part part ->
          part.repeated()
              && call instanceof Call.Part first
              && first.marked(false).equals(part.marked(false));
      case Call.Open open ->
          open.repeated()
              && call instanceof Call.Open first
              && first.marked(false).equals(open.marked(false));
      default -> false;
    };
  }

  /** Whether a group can get no seats: it is larger than the event, or the event began. */
  private static boolean isHopeless(State state, StoredItem ended) {
    var event = state.image().get(Keys.event(World.EVENT_ID)).orElseThrow();
    var at = History.of(ended).at(ended.number("revision")).orElseThrow().at();
    return ended.number("quantity") > event.number("capacity") || at >= event.number("startsAt");
  }

  private static void promoted(String from, String to) {
    require(
        from.equals("WAITLISTED") && to.equals("CONFIRMED"),
        "I5: a settlement changed a booking from %s to %s",
        from,
        to);
  }

  private static void event(
      State state, Flight flight, Call call, StoredItem before, StoredItem after) {
    // That guests were told of a change is no change.
    var changes = call instanceof Call.Relay ? 0 : 1;
    require(
        after.number("version") == before.number("version") + changes,
        "I5: an event was changed at a version that was not read");
    require(
        !before.text("state").equals("CANCELLED"),
        "I5: an event was changed after it was cancelled");
    if (call instanceof Call.CancelEvent && after.text("state").equals("CANCELLED")) {
      require(
          !(answer(state, flight) instanceof Answer.NotChanged),
          "I12: an event was cancelled after that was refused");
      require(
          !begun(SeenEvent.of(flight.sender())), "start: an event was cancelled that had begun");
    }
  }

  private static boolean begun(SeenEvent seen) {
    return seen.event().hasBegun(seen.at());
  }

  static boolean isCancelled(State state) {
    return state
        .image()
        .get(Keys.event(World.EVENT_ID))
        .filter(event -> event.text("state").equals("CANCELLED"))
        .isPresent();
  }

  /** Checks the terms of the shards that a transaction changes. */
  private static void seats(Call call, State state, StoredItem shard, TableImage after) {
    var now = after.get(shard.key()).orElseThrow();
    var taken = Ledger.free(shard) - Ledger.free(now);
    var at = askedAt(state, after);
    switch (call) {
      case Call.Book book -> {
        // A group that joins is counted on its home shard. The others only fold their seats.
        var concerned = taken > 0 || now.number("waiting") > shard.number("waiting");
        require(
            !concerned || shard.text("gate").equals("OPEN"), "terms: booked through a closed gate");
        require(
            !concerned || (shard.number("salesFrom") <= at && at < shard.number("salesUntil")),
            "terms: booked while tickets were not on sale");
        require(
            !concerned || book.quantity() <= shard.number("maxTicketsPerBooking"),
            "terms: booked more tickets than a booking may hold");
      }
      case Call.Cancel _, Call.GiveBack _ ->
          require(
              taken == 0
                  || at < shard.number("cancelUntil")
                  || promotedJustNow(state, after, shard),
              "terms: cancelled after the deadline");
      case Call.FromStream _, Call.Reconcile _ -> {
        // A refill moves seats from shard to shard, and promotes nobody.
        var promoted = taken > 0 && Ledger.of(after).free() < Ledger.of(state.image()).free();
        require(
            !promoted || shard.text("gate").equals("OPEN"), "terms: promoted behind a closed gate");
        require(!promoted || at < shard.number("startsAt"), "terms: promoted after the start");
      }
      case Call.Add _ -> {
        require(taken >= 0, "I7: seats came back for more tickets");
        PartPromises.onSale(shard, now, at, total(state, after));
      }
      case Call.Smaller _ -> require(taken == 0, "I4: a smaller group changed free seats");
      case Call.Open _ -> require(taken == 0, "I8: seats were changed by a hand-over");
      case Call.MakeLink _, Call.Withdraw _ -> throw new Violation("I8: a link changed seats");
      case Call.AtDoor _ -> throw new Violation("I7: seats were changed at the door");
      case Call.Publish _, Call.Relay _, Call.ListEvents _, Call.Elsewhere _ ->
          throw new Violation("terms: seats were changed");
      case Call.Resize _, Call.Limit _, Call.Move _, Call.CancelEvent _ -> {}
    }
    require(
        shard.text("gate").equals("OPEN") || now.text("gate").equals("CLOSED"),
        "terms: a gate was opened again");
  }

  /** Whether a booking is cancelled that was promoted within a day, before the start. */
  private static boolean promotedJustNow(State state, TableImage after, StoredItem shard) {
    var at = askedAt(state, after);
    return at < shard.number("startsAt")
        && after.changesSince(state.image()).stream()
            .flatMap(change -> change.before().stream())
            .filter(item -> item.is("BOOKING"))
            .map(booking -> History.of(booking).promotedAt())
            .anyMatch(promoted -> promoted.isPresent() && at < promoted.getAsLong() + DAY);
  }

  /** For how many tickets the changed bookings are. */
  private static long total(State state, TableImage after) {
    return after.changesSince(state.image()).stream()
        .flatMap(change -> change.after().stream())
        .filter(item -> item.is("BOOKING"))
        .mapToLong(booking -> booking.number("quantity"))
        .sum();
  }

  /** The time that the changed bookings record for this change. */
  private static long askedAt(State state, TableImage after) {
    return after.changesSince(state.image()).stream()
        .flatMap(change -> change.after().stream())
        .filter(item -> item.is("BOOKING"))
        .flatMap(booking -> History.of(booking).at(booking.number("revision")).stream())
        .mapToLong(History.Past::at)
        .max()
        .orElse(state.now().toEpochMilli());
  }

  /** First come, first served among the groups that fit. */
  private static void order(Ledger before, Flight flight, TableImage after) {
    var promoted =
        before.entries().stream()
            .filter(entry -> after.get(entry.key()).isEmpty())
            .filter(entry -> isConfirmed(after, entry))
            .toList();
    for (var entry : before.entries()) {
      var earlier =
          after.get(entry.key()).isPresent()
              && flight
                  .watch()
                  .earlier()
                  .contains(
                      new Watch.Waiter(
                          entry.text("bookingId"),
                          generation(before, entry),
                          entry.number("quantity")));
      var seatsOfLater =
          promoted.stream()
              .filter(one -> place(entry).compareTo(place(one)) < 0)
              .mapToLong(one -> one.number("quantity"))
              .sum();
      require(
          !earlier || entry.number("quantity") > seatsOfLater,
          "fairness: %s was overtaken in the waitlist",
          entry.text("userId"));
    }
  }

  private static boolean isConfirmed(TableImage image, StoredItem entry) {
    return image
        .get(Keys.booking(entry.text("userId"), entry.text("bookingId")))
        .filter(booking -> Ledger.is(booking, BookingState.CONFIRMED))
        .isPresent();
  }

  private static String place(StoredItem entry) {
    return entry.key().sort();
  }

  private static long generation(Ledger ledger, StoredItem entry) {
    return ledger.bookings().stream()
        .filter(booking -> booking.text("bookingId").equals(entry.text("bookingId")))
        .findAny()
        .orElseThrow()
        .number("generation");
  }

  /** The answer to the call, or a text if there is none yet. */
  static Object answer(State state, Flight flight) {
    var name = flight.sender().caller().name();
    if (!state.has(name)) {
      return "nothing";
    }
    var answers = state.actor(name).conversation().answers();
    return flight.call() < answers.size() ? answers.get(flight.call()) : "nothing";
  }

  // ------------------------------------------------------------------ at every answer

  /** Checks an answer at the moment when it is given. */
  static void answered(State state, Actor actor, Answer answer) {
    var conversation = actor.conversation();
    var call = conversation.caller().calls().get(conversation.answers().size() - 1);
    switch (call) {
      case Call.Book book -> booked(state, actor, book, answer);
      case Call.Cancel cancel -> cancelled(state, actor, cancel, answer);
      case Call.Part part -> PartPromises.answered(state, actor, part, answer);
      case Call.OfLink link -> LinkPromises.answered(state, actor, link, answer);
      case Call.CheckIn checkIn -> DoorPromises.answered(state, actor, checkIn, answer);
      case Call.Undo undo -> DoorPromises.answered(state, actor, undo, answer);
      case Call.Resize _, Call.Limit _, Call.Move _ -> changed(actor, answer);
      case Call.CancelEvent _ -> {
        require(
            !(answer instanceof Answer.Changed) || isCancelled(state),
            "I5: the organizer was answered cancelled, but the event is not");
        require(
            !(answer instanceof Answer.NotChanged) || begun(SeenEvent.of(conversation)),
            "start: the organizer may not cancel an event that has not begun");
      }
      case Call.Publish _ -> PublishPromises.published(state, actor, answer);
      case Call.Reconcile _ -> ReconcilePromises.answered(actor, answer);
      case Call.FromStream _, Call.Relay _, Call.ListEvents _, Call.Elsewhere _ -> {}
    }
  }

  /** The event may have been changed again by now, but it must have met the wish once. */
  private static void changed(Actor actor, Answer answer) {
    require(
        !(answer instanceof Answer.NotChanged) || !actor.watch().possible(),
        "I5: %s was refused, although the change was possible all the time",
        actor.name());
    require(
        !(answer instanceof Answer.Changed) || actor.watch().met(),
        "I5: %s was answered changed, but %s was never %d",
        actor.name(),
        actor.watch().wish().attribute(),
        actor.watch().wish().value());
  }

  /** Whether the booking that a request made is live. */
  private static boolean isLive(State state, Call.Book book) {
    return booking(state, book.user())
        .filter(Ledger::live)
        .filter(item -> History.of(item).began(RequestKey.of(book.key(), "").key()))
        .isPresent();
  }

  private static void booked(State state, Actor actor, Call.Book book, Answer answer) {
    var who = actor.name();
    var applied = state.applied().get(key(book));
    var live = booking(state, book.user()).filter(Ledger::live);
    switch (answer) {
      case Answer.Booked() ->
          require(
              new State.Applied(book.unmarked(), false).equals(applied),
              "I5: %s was answered booked, but is not",
              who);
      case Answer.Waiting() ->
          require(
              new State.Applied(book.unmarked(), true).equals(applied),
              "I5: %s was answered waiting, but is not",
              who);
      case Answer.Repeated(var waits) ->
          require(
              new State.Applied(book.unmarked(), waits).equals(applied),
              "I5: %s repeated and was not answered %s",
              who,
              applied);
      case Answer.CancelledSince() ->
          require(
              applied != null && !isLive(state, book),
              "I5: %s was answered that its booking is cancelled since, but it is not",
              who);
      case Answer.AlreadyYours() -> {
        require(applied == null, "I5: %s took effect, and a repeat did not get its answer", who);
        require(
            live.filter(item -> item.number("quantity") == book.quantity()).isPresent(),
            "I5: %s was answered that a booking is there, but there is none",
            who);
      }
      case Answer.DifferentQuantity() -> {
        require(applied == null, "I5: %s took effect, and a repeat did not get its answer", who);
        require(
            live.filter(item -> item.number("quantity") != book.quantity()).isPresent(),
            "I5: %s was answered that another booking is there, but there is none",
            who);
      }
      case Answer.Refused(var forSeats) -> {
        require(applied == null, "I5: %s was refused, although it took effect", who);
        require(live.isEmpty(), "I5: %s was refused, although its user has a booking", who);
        require(
            !forSeats || latched(actor, book.quantity()) || !actor.watch().enough(),
            "fairness: %s was refused, although enough seats stayed free",
            who);
      }
      case Answer.KeyReused() ->
          require(
              applied != null && !applied.request().equals(book.unmarked()),
              "I5: %s was answered that its key was used, but it was not",
              who);
      case Answer.NotOnSale() -> PublishPromises.notOnSale(actor);
      case Answer.TryAgain(), Answer.TooOften() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, book));
    }
  }

  /** At rest no caller waits for a reply. */
  static void waitsForNothing(Actor actor) {
    require(
        actor.over() || actor.conversation().wanted() instanceof Wanted.Turn,
        "rest: %s waits forever",
        actor.name());
  }

  /** A repeat without faults gets a final answer. */
  static void answeredForGood(Actor actor) {
    require(
        actor.conversation().answers().stream().noneMatch(Answer.TryAgain.class::isInstance),
        "rest: %s got no final answer, although there were no faults",
        actor.name());
  }

  /**
   * Whether the latch refused: this call read no seats, but an earlier call read them less than a
   * second before, and there were not enough.
   */
  private static boolean latched(Actor actor, int quantity) {
    var inputs = actor.conversation().inputs();
    var begin = inputs.size() - 1;
    while (!(inputs.get(begin) instanceof Input.Begun)) {
      begin--;
    }
    var begun = inputs.get(begin).at();
    return inputs.subList(begin, inputs.size()).stream().noneMatch(next -> seats(next).isPresent())
        && inputs.subList(0, begin).stream()
            .filter(next -> begun.isBefore(next.at().plusSeconds(1)))
            .flatMap(next -> seats(next).stream())
            .anyMatch(seats -> tooFew(seats, quantity));
  }

  private static Optional<List<StoredItem>> seats(Input input) {
    return input instanceof Input.Replied(Reply.Response(BatchGetItemResponse read), var _)
        ? Optional.of(
                read.responses().get(World.TABLE).stream()
                    .map(StoredItem::of)
                    .filter(item -> item.text("eventId").equals(World.EVENT_ID))
                    .toList())
            .filter(shards -> !shards.isEmpty())
        : Optional.empty();
  }

  /** Whether a newcomer gets none of these seats: too few are free, or a waiting group fits. */
  private static boolean tooFew(List<StoredItem> shards, int quantity) {
    var free = shards.stream().mapToLong(Ledger::free).sum();
    return free < quantity
        || LongStream.rangeClosed(1, Math.min(free, 10))
            .anyMatch(fits -> shards.stream().anyMatch(s -> s.number("waiting" + fits) > 0));
  }

  private static void cancelled(State state, Actor actor, Call.Cancel cancel, Answer answer) {
    var who = actor.name();
    var booking = booking(state, cancel.user());
    switch (answer) {
      case Answer.Cancelled() ->
          require(
              booking
                  .filter(Ledger::live)
                  .filter(item -> item.number("generation") == meant(cancel, actor.conversation()))
                  .isEmpty(),
              "I5: %s was answered cancelled, but the booking is live",
              who);
      case Answer.TooLate() ->
          require(
              booking.filter(Ledger::live).isPresent(),
              "I5: %s was answered too late, but there is no live booking",
              who);
      case Answer.CheckedInBefore() ->
          require(
              Stream.of(state.image(), state.stillSeen())
                  .flatMap(image -> AtDoor.booking(image, cancel.user()).stream())
                  .anyMatch(item -> !HeldTickets.of(item).in().isEmpty()),
              "I7: %s was answered that a ticket is in, but none was",
              who);
      case Answer.NoSuchBooking(), Answer.TryAgain(), Answer.TooOften() -> {}
      default -> throw new IllegalStateException("%s to %s".formatted(answer, cancel));
    }
  }

  private static Optional<StoredItem> booking(State state, String user) {
    return AtDoor.booking(state.image(), user);
  }

  static String key(Call.Book book) {
    return book.user() + "/" + book.key();
  }

  /** The generation that a cancellation means: the one that it names, or the first it reads. */
  private static long meant(Call.Cancel cancel, Conversation sender) {
    return cancel.generation() == 0 ? generation(sender) : cancel.generation();
  }

  private static long generation(Conversation sender) {
    var generation = 0L;
    for (var input : sender.inputs()) {
      switch (input) {
        case Input.Begun _ -> generation = 0;
        case Input.Replied(Reply.Response(GetItemResponse get), var _) -> {
          if (generation == 0 && get.item().containsKey("generation")) {
            generation = Long.parseLong(get.item().get("generation").n());
          }
        }
        default -> {}
      }
    }
    return generation;
  }
}
