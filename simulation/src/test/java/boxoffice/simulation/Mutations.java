package boxoffice.simulation;

import static boxoffice.simulation.Transaction.ADD;
import static boxoffice.simulation.Transaction.BOOK;
import static boxoffice.simulation.Transaction.CANCEL;
import static boxoffice.simulation.Transaction.CHANGE;
import static boxoffice.simulation.Transaction.CHECK_IN;
import static boxoffice.simulation.Transaction.END;
import static boxoffice.simulation.Transaction.FENCE;
import static boxoffice.simulation.Transaction.GIVE_BACK;
import static boxoffice.simulation.Transaction.HAND_ON;
import static boxoffice.simulation.Transaction.JOIN;
import static boxoffice.simulation.Transaction.LEAVE;
import static boxoffice.simulation.Transaction.LOWER;
import static boxoffice.simulation.Transaction.PROMOTE;
import static boxoffice.simulation.Transaction.PUBLISH;
import static boxoffice.simulation.Transaction.Part.BOOKING;
import static boxoffice.simulation.Transaction.Part.ENTRY;
import static boxoffice.simulation.Transaction.Part.EVENT;
import static boxoffice.simulation.Transaction.Part.SEATS;
import static boxoffice.simulation.Transaction.RAISE;
import static boxoffice.simulation.Transaction.REFILL;
import static boxoffice.simulation.Transaction.SMALLER;
import static boxoffice.simulation.Transaction.SWEEP;
import static boxoffice.simulation.Transaction.TERMS;
import static boxoffice.simulation.Transaction.UNDO;

import boxoffice.simulation.Transaction.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** All mutations: what is switched off in turn. */
final class Mutations {

  private static final String SHARDS_STAY =
      "a shard is made when its event is published and never deleted";
  private static final String NO_TIME =
      "versions before wrote a time instead of a count, and none of them runs any more";
  private static final String REVISION_SAYS =
      "every change raises the revision, so a booking at the revision that was read has the state"
          + " that was read";
  private static final String BOOKING_SAYS =
      "the entry exists exactly while its booking waits, and the condition on the booking says"
          + " whether it does";

  private static final String TICKETS = "bookings/BookTickets";
  private static final String STORE = "bookings/BookingStore";
  private static final String TRANSACTIONS = "bookings/BookingTransactions";
  private static final String ITEM = "bookings/BookingItem";
  private static final String SEAT_WRITES = "seats/SeatWrites";
  private static final String REFUSAL = "bookings/Refusal";
  private static final String SEATS_READ = "seats/Seats";
  private static final String LATCH = "bookings/SoldOutLatch";
  private static final String CANCELLING = "bookings/CancelBooking";
  private static final String CHECKING_IN = "attendees/CheckIn";
  private static final String CHANGING = "bookings/ChangeBooking";
  private static final String SETTLE = "background/SettleWaitlist";
  private static final String SETTLE_HANDLER = "background/SettleWaitlistHandler";
  private static final String APPLY = "background/ApplyEventChanges";
  private static final String FEED_HANDLER = "background/FeedHandler";
  private static final String SWEEPING = "background/SweepBookings";
  private static final String PATCHING = "events/PatchEvent";
  private static final String TABLE = "dynamodb/Table";
  private static final String EVENTS = "events/EventStore";
  private static final String NOTING = "background/SummarizeSeats";
  private static final String RECONCILING = "background/Reconcile";
  private static final String SHARD_COUNTS = "seats/ShardCounts";
  private static final String TRUE =
      "\"attribute_exists(PK) OR attribute_not_exists(PK) OR revision = :read\"";
  private static final String DOMAIN_EVENT = "notices/DomainEvent";
  private static final String FEED = "background/Feed";
  private static final String NOTICES = "notices/SendNotices";
  private static final String TELLING = "notices/TellGuests";
  private static final String NOTICES_HANDLER = "notices/SendNoticesHandler";
  private static final String NOTICE_KIND = "notices/NoticeKind";
  private static final String NOTICE_REQUEST = "notices/NoticeRequest";
  private static final String IDEMPOTENCY = "idempotency/Idempotency";
  private static final String IDEMPOTENCY_CLIENT = "idempotency/IdempotencyClient";
  private static final String EVENT_RECORD = "events/Event";

  private final List<Mutation> all = new ArrayList<>();

  private Mutations() {
    conditions();
    counters();
    requests();
    refusals();
    cancellations();
    checkIns();
    parts();
    links();
    settlements();
    changesOfAnEvent();
    sweeps();
    fences();
    hopelessGroups();
    places();
    severalEvents();
    replies();
    notes();
    reconciling();
    publishing();
    limits();
    domainEvents();
    notices();
  }

  static List<Mutation> all() {
    return List.copyOf(new Mutations().all);
  }

  /** Each condition that a transaction of the protocol carries. */
  private void conditions() {
    without(BOOK, BOOKING, "attribute_not_exists(PK)");
    without(BOOK, BOOKING, "revision = :seen").in("a late second booking meets");
    without(BOOK, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    without(BOOK, SEATS, "gate = :open").in("an event is cancelled while somebody books");
    without(BOOK, SEATS, "salesFrom <= :now").in("sales are put off, while somebody books");
    without(BOOK, SEATS, "salesUntil > :now").in("sales end, while somebody books");
    without(BOOK, SEATS, "maxTicketsPerBooking >= :quantity")
        .in("a booking may hold fewer tickets, and");
    without(BOOK, SEATS, "available >= :takeAvailable");
    without(BOOK, SEATS, "returned >= :takeReturned").in("somebody takes a returned seat");
    without(BOOK, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(JOIN, BOOKING, "attribute_not_exists(PK)");
    without(JOIN, BOOKING, "revision = :seen").in("a late second joining");
    without(JOIN, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    without(JOIN, SEATS, "gate = :open").in("an event is cancelled while somebody joins");
    without(JOIN, SEATS, "salesFrom <= :now").in("sales are put off, while somebody joins");
    without(JOIN, SEATS, "salesUntil > :now").in("sales end, while somebody joins");
    without(JOIN, SEATS, "maxTicketsPerBooking >= :quantity")
        .in("a booking may hold fewer tickets, while");
    without(JOIN, SEATS, "epoch = :seenEpoch").in("returned seats go on open sale");
    without(JOIN, SEATS, "available = :folded").in("a seat is sold while a pair joins");
    without(JOIN, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(JOIN, ENTRY, "attribute_not_exists(PK)").harmless(BOOKING_SAYS);
    without(CANCEL, BOOKING, "revision = :seen").in("a booking is cancelled twice");
    without(CANCEL, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    without(CANCEL, BOOKING, "attribute_not_exists(checkedInAt)").harmless(NO_TIME);
    withoutAny(CANCEL, BOOKING).in("two cancellations of one");
    without(CANCEL, SEATS, "cancelUntil > :now").in("the cancellation deadline passes");
    without(CANCEL, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(LEAVE, BOOKING, "revision = :seen").in("a waiting group is fenced");
    without(LEAVE, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    withoutAny(LEAVE, BOOKING).in("a waiting group is fenced");
    without(LEAVE, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(LEAVE, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(PROMOTE, BOOKING, "revision = :seen").in("a waiting group is fenced");
    without(PROMOTE, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    withoutAny(PROMOTE, BOOKING).in("a waiting group is fenced");
    without(PROMOTE, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(PROMOTE, SEATS, "gate = :open").in("an event is cancelled while somebody is promoted");
    without(PROMOTE, SEATS, "startsAt > :now").in("an event is brought forward");
    without(PROMOTE, SEATS, "returned >= :takeReturned")
        .in("a returned seat is taken from the event");
    without(PROMOTE, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(REFILL, SEATS, "gate = :open")
        .harmless(
            "behind a closed gate nobody takes seats of either kind, and a sweep counts both");
    without(REFILL, SEATS, "epoch = :seenEpoch")
        .harmless(
            "if nobody waits and at least as many seats are returned as were read, they may go on"
                + " open sale, whatever happened in between");
    without(REFILL, SEATS, "waiting = :nobody").in("returned seats go on open sale");
    without(REFILL, SEATS, "returned >= :seenReturned");
    without(REFILL, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(SWEEP, BOOKING, "revision = :seen")
        .harmless(
            "behind closed gates a booking can only become cancelled, and the condition on its"
                + " state finds that");
    without(SWEEP, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    withoutAny(SWEEP, BOOKING).in("an event is cancelled while somebody is promoted");
    without(SWEEP, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(SWEEP, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(RAISE, EVENT, "version = :read").in("capacity is changed by two at once, without");
    without(RAISE, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(LOWER, EVENT, "version = :read").in("capacity is changed by two at once, without");
    without(LOWER, SEATS, "available >= :takeAvailable").in("somebody takes a seat");
    without(LOWER, SEATS, "returned >= :takeReturned").in("somebody takes a returned seat");
    without(LOWER, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(CHANGE, EVENT, "version = :read").in("a booking may hold fewer tickets, and");
    without(TERMS, SEATS, "eventVersion < :eventVersion")
        .in("a booking may hold fewer tickets, and");
    without(TERMS, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
  }

  /** Each counter that a transaction changes. */
  private void counters() {
    uncounted(BOOK, "available");
    uncounted(BOOK, "returned");
    uncounted(JOIN, "waiting");
    uncounted(JOIN, "waitingN");
    uncounted(JOIN, "available");
    uncounted(JOIN, "returned");
    uncounted(CANCEL, "returned");
    uncounted(LEAVE, "waiting");
    uncounted(LEAVE, "waitingN");
    uncounted(PROMOTE, "returned");
    uncounted(PROMOTE, "waiting");
    uncounted(PROMOTE, "waitingN");
    uncounted(REFILL, "available");
    uncounted(REFILL, "returned");
    uncounted(REFILL, "epoch").in("returned seats go on open sale");
    uncounted(SWEEP, "returned");
    uncounted(SWEEP, "waiting").in("an event is cancelled while two groups wait");
    uncounted(SWEEP, "waitingN").in("an event is cancelled while two groups wait");
    uncounted(RAISE, "returned");
    uncounted(LOWER, "available").in("somebody takes a seat");
    uncounted(LOWER, "returned").in("somebody takes a returned seat");
  }

  /** What makes a request take effect once and as a whole. */
  private void requests() {
    patch(
            "a booking absent or cancelled, instead of at the revision that was read",
            ITEM,
            "var condition = \"attribute_not_exists(PK)\";",
            "var condition = \"attribute_not_exists(PK) OR #state = :from\";\n"
                + "    values.putAll(Attributes.of(\":from\", \"CANCELLED\"));")
        .in("a key is used again");
    patch(
        "seats and booking in two requests",
        TRANSACTIONS,
        "return switch (table.transact(writes)) {",
        "table.transact(writes.subList(1, writes.size()));\n"
            + "    return switch (table.transact(writes.subList(0, 1))) {");
    patch(
        "the key of a request not kept",
        TICKETS,
        "Millis.now(clock), request.key())",
        "Millis.now(clock), RequestKey.NONE)");
    patch(
        "the key of a request not checked", TICKETS, "if (repeated.isPresent()) {", "if (false) {");
    patch(
        "a key of another request counts as a repeat",
        TICKETS,
        "if (!change.request().equals(request.key())) {",
        "if (false) {");
    patch(
        "a booking of another quantity counts as the same",
        TICKETS,
        "booking.quantity() == request.quantity()",
        "true");
    patch("a live booking not checked", TICKETS, "if (booking.state().isLive()) {", "if (false) {");
    patch(
            "the next try not at the revision that the failed one showed",
            TICKETS,
            "seen = booking;",
            "")
        .in("a late second booking meets");
    patch(
        "the history kept in one slot",
        "bookings/Change",
        "return \"h\" + generation % KEPT;",
        "return \"h0\";");
    patch("the generation not raised", "bookings/Booking", "generation + 1,", "generation,");
    patch(
            "a lost reply counts as a conflict",
            "dynamodb/Table",
            "} catch (SdkClientException _) {\n      return new Outcome.Unknown();",
            "} catch (SdkClientException _) {\n      return new Outcome.Conflicted();")
        .in("a returned seat is taken before");
    patch(
        "a lost reply to a booking counts as success",
        TICKETS,
        "unknown |= missed instanceof Outcome.Unknown;",
        "if (missed instanceof Outcome.Unknown) {\n"
            + "            yield Optional.of(done);\n"
            + "          }");
  }

  /** Who gets seats, who waits, and who gets nothing. */
  private void refusals() {
    patch(
            "newcomers before waiting groups",
            SEATS_READ,
            "return waitingThatFit(free()).isEmpty() ? free() : 0;",
            "return free();")
        .in("seats of two shards are gathered");
    patch(
        "returned seats not sold to newcomers",
        REFUSAL,
        "if (quantity <= bookable) {",
        "if (quantity <= bookable - seats.returned()) {");
    patch(
            "seats read in the middle of a refill are used",
            TICKETS,
            "if (!now.consistent()) {",
            "if (false) {")
        .in("returned seats of another shard go on open sale while somebody");
    patch("no refusal by the terms of sale", TICKETS, "if (terms.isPresent()) {", "if (false) {")
        .in("sales end, while somebody books");
    patch("a group joins without a fold", TRANSACTIONS, "1);\n    seats.fold(seen);", "1);");
    patch(
        "a refusal without a look at the user's own booking",
        TICKETS,
        ".flatMap(this::decide)",
        ".<BookOutcome>flatMap(_ -> Optional.empty())");
    patch(
            "the user's own booking read outside a transaction",
            STORE,
            "table.getInTransaction(",
            "table.get(")
        .in("a seat is booked with one key twice");
    patch(
            "a refusal without a fence although an unknown try may have booked",
            TICKETS,
            "unknown || request.repeated()",
            "request.repeated()")
        .in("a returned seat is taken before");
    patch(
            "the latch refuses without a look at the user's own booking",
            TICKETS,
            ".map(sale::refuse)",
            ".<BookOutcome>map(\n"
                + "            reason -> {\n"
                + "              sale.refuse(reason);\n"
                + "              return new BookOutcome.Refused(reason);\n"
                + "            })")
        .in("an instance that refused a moment ago is asked by");
    patch(
            "the latch holds for an hour",
            LATCH,
            "HOLDS = Duration.ofSeconds(1)",
            "HOLDS = Duration.ofHours(1)")
        .in("an instance that refused a moment ago is asked when");
    patch(
            "the latch refuses fewer tickets than were refused before",
            LATCH,
            ".filter(last -> quantity >= last.quantity())",
            "")
        .in("an instance that refused two");
  }

  /** What an instance keeps of one event must not answer for another. */
  private void severalEvents() {
    add(
            "the latch does not tell events apart",
            Patch.of(LATCH, "return refused.get(eventId)", "return refused.get(\"\")")
                    .and(LATCH, "refused.merge(\n        eventId,", "refused.merge(\n        \"\",")
                ::product)
        .in("an instance that refused at another");
  }

  private void cancellations() {
    patch(
            "a cancellation not bound to its generation",
            CANCELLING,
            "now.generation() != generation || ",
            "")
        .in("a booking is cancelled twice");
    patch(
            "a cancellation of another generation than it names",
            CANCELLING,
            "request.generation().orElse(found.generation())",
            "found.generation()")
        .in("a cancellation that names its generation");
    patch(
            "a booking that changed meanwhile counts as cancelled",
            CANCELLING,
            "booking = changed;\n          yield Optional.empty();\n        }\n"
                + "        case Written.SeatsChanged(var shard)",
            "yield Optional.of(new CancelOutcome.Cancelled());\n        }\n"
                + "        case Written.SeatsChanged(var shard)")
        .in("a waiting group leaves and joins");
    patch(
        "a lost reply to a cancellation counts as success",
        CANCELLING,
        "unknown |= missed instanceof Outcome.Unknown;",
        "if (missed instanceof Outcome.Unknown) {\n"
            + "            yield Optional.of(new CancelOutcome.Cancelled());\n"
            + "          }");
    patch(
            "too late, without a look at the user's own booking",
            CANCELLING,
            "return isOver(now) ?",
            "return false ?")
        .in("the cancellation deadline passes between");
    patch(
            "too late without a fence although an unknown try may have cancelled",
            CANCELLING,
            "if (unknown || repeated) {",
            "if (repeated) {")
        .in("the cancellation deadline passes before");
    patch(
        "seats that are given back go on open sale",
        SEAT_WRITES,
        "add(\"returned\", quantity);",
        "add(\"available\", quantity);");
  }

  /** What lets a ticket in, once. */
  private void checkIns() {
    without(CHECK_IN, BOOKING, "revision = :revision").in("a ticket is let in by the list while");
    without(CHECK_IN, BOOKING, "attribute_not_exists(doorCount)").in("a ticket is let in at two");
    without(CHECK_IN, BOOKING, "doorCount = :seenDoor")
        .in("a check-in is undone while another ticket");
    without(CHECK_IN, BOOKING, "attribute_not_exists(checkedInAt)").harmless(NO_TIME);
    without(CHECK_IN, Part.CHECK_IN, "attribute_not_exists(PK)")
        .in("a check-in that was undone is sent again");
    without(UNDO, BOOKING, "revision = :revision")
        .harmless(
            "the door count and the check-in itself say whether its tickets are in; no other change"
                + " of a booking touches those");
    without(UNDO, BOOKING, "doorCount = :seenDoor").in("a check-in is undone while another ticket");
    without(UNDO, Part.CHECK_IN, "attribute_exists(PK)")
        .harmless("a check-in that was read is there, since none is deleted");
    without(UNDO, Part.CHECK_IN, "attribute_not_exists(undoneAt)")
        .harmless(
            "the check-in is read after the booking, so one that stands is in by the door count"
                + " that was read, or the undo is tried again");
    without(CANCEL, BOOKING, "attribute_not_exists(doorCount)")
        .in("a ticket is let in while its booking is cancelled");
    without(CANCEL, BOOKING, "doorCount = :seenDoor").in("a ticket is let in again while");
    patch(
            "a booking of which a ticket is in is answered as cancelled",
            CANCELLING,
            ": Optional.of(new CancelOutcome.CheckedIn(now.checkedIn().count()));",
            ": Optional.of(new CancelOutcome.Cancelled());")
        .in("a ticket is let in while its booking is cancelled");
    patch(
            "tickets stay when their booking is cancelled",
            ITEM,
            "tickets == null ? \", \" + String.join(\", \", Tickets.ATTRIBUTES) : \"\"",
            "\"\"")
        .in("a ticket is let in while its booking is cancelled");
    patch(
            "a ticket that is in is let in again",
            CHECKING_IN,
            "serials.isEmpty() || tickets.checkedIn().hasAny(serials)",
            "serials.isEmpty()")
        .in("a ticket is let in at two");
    patch(
            "a repeated check-in counts as another",
            CHECKING_IN,
            ".filter(each -> each.checkInId().equals(request.key().key()))",
            ".filter(_ -> false)")
        .in("a ticket is let in at two");
    patch(
            "a check-in that commits taken for another's",
            CHECKING_IN,
            "return lacks(all, tickets)",
            "return false")
        .in("a check-in is sent again while");
    patch(
            "a repeat of a check-in that was undone is welcome",
            CHECKING_IN,
            "return before.undone() == null ? letIn(before) : new CheckInOutcome.Undone();",
            "return letIn(before);")
        .in("a check-in that was undone is sent again");
    patch(
            "an old list of guests lets a later generation in",
            "attendees/Shown",
            "booking.bookingId().equals(bookingId) && booking.generation() == generation",
            "booking.bookingId().equals(bookingId)")
        .in("a ticket is let in by the list while");
    patch(
            "a ticket let in while the door is closed",
            CHECKING_IN,
            "return hours.areOpen(at != null && at.isBefore(now) ? at : now)",
            "return true")
        .in("a ticket is let in as the door opens");
    patch(
            "a repeated check-in refused by a door that closed since",
            CHECKING_IN,
            "return closed.isPresent() ? refuse(closed.get()) : write(serials, tries);",
            "return closed.isPresent() ? closed : write(serials, tries);")
        .harmless("a repeat finds its tickets in, and is answered before the door is looked at");
  }

  /** Tickets that are given back, more of them, and smaller groups. */
  private void parts() {
    without(GIVE_BACK, BOOKING, "revision = :seen").in("a ticket is given back while its booking");
    without(GIVE_BACK, BOOKING, "#state = :state").harmless(REVISION_SAYS);
    without(GIVE_BACK, BOOKING, "attribute_not_exists(doorCount)")
        .in("a ticket is given back while it is let in");
    without(GIVE_BACK, BOOKING, "doorCount = :seenDoor").in("a ticket is given back while another");
    without(GIVE_BACK, BOOKING, "attribute_not_exists(checkedInAt)").harmless(NO_TIME);
    without(GIVE_BACK, SEATS, "cancelUntil > :now").in("the deadline passes while a ticket");
    without(GIVE_BACK, SEATS, "startsAt > :now")
        .in("an event is brought forward while a promoted guest gives");
    without(GIVE_BACK, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(ADD, BOOKING, "revision = :seen").in("tickets are added late");
    without(ADD, BOOKING, "#state = :state").harmless(REVISION_SAYS);
    without(ADD, SEATS, "gate = :open").in("tickets are added while their event is cancelled");
    without(ADD, SEATS, "salesFrom <= :now").in("sales are put off, while somebody adds");
    without(ADD, SEATS, "salesUntil > :now").in("sales end, while somebody adds");
    without(ADD, SEATS, "maxTicketsPerBooking >= :quantity")
        .in("a booking may hold fewer tickets, while one is added");
    without(ADD, SEATS, "available >= :takeAvailable").in("the last seats are added");
    without(ADD, SEATS, "returned >= :takeReturned").in("a returned seat is added while");
    without(ADD, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(SMALLER, BOOKING, "revision = :seen").in("a waiting group is fenced, and becomes");
    without(SMALLER, BOOKING, "#state = :state").harmless(REVISION_SAYS);
    without(SMALLER, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(SMALLER, ENTRY, "attribute_not_exists(PK)").harmless(BOOKING_SAYS);
    without(SMALLER, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    uncounted(GIVE_BACK, "returned").in("a ticket is given back while it is let in");
    uncounted(ADD, "available").in("the last seats are added");
    uncounted(ADD, "returned").in("a returned seat is added while");
    uncounted(SMALLER, "waitingN").in("a group becomes smaller and leaves");
    uncounted(SMALLER, "waiting").harmless("one lane loses the group that another gets");
    patch(
            "no settlement when a group becomes smaller",
            SETTLE_HANDLER,
            "IntStream.rangeClosed(1, Seats.MAX_QUANTITY).mapToObj(WaitingGroups::attribute)",
            "Stream.of(\"waiting\")")
        .in("a group becomes smaller and fits");
    patch(
            "a ticket that is in is given back",
            CHANGING,
            "if (tickets.isIn(serials)) {",
            "if (false) {")
        .in("a ticket is given back while it is let in");
    patch(
            "a change of a booking that is not as it was seen",
            CHANGING,
            "generation == now.generation() && now.isAsAt(request.revision())",
            "generation == now.generation()")
        .in("a ticket is given back late, and let in");
    patch(
            "a serial that was given back is used again",
            "bookings/Tickets",
            "live.and(Serials.after(last, more)), last + more,",
            "live.and(Serials.after(live.numbers().getLast(), more)), last + more,")
        .in("a ticket is given back, and another added");
  }

  /** Tickets that are handed on by a link. */
  private void links() {
    without(HAND_ON, BOOKING, "revision = :seen").in("a link is opened while its ticket is given");
    without(HAND_ON, BOOKING, "#state = :state").harmless(REVISION_SAYS);
    without(HAND_ON, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    without(HAND_ON, BOOKING, "attribute_not_exists(doorCount)")
        .in("a link is opened while its ticket is let in");
    without(HAND_ON, BOOKING, "doorCount = :seenDoor").in("a link is opened while another");
    without(HAND_ON, BOOKING, "attribute_not_exists(checkedInAt)").harmless(NO_TIME);
    without(HAND_ON, Part.RECEIVER, "attribute_not_exists(PK)").in("a link is opened by who books");
    without(HAND_ON, Part.RECEIVER, "revision = :seen").in("a link is opened by who has tickets");
    without(HAND_ON, Part.RECEIVER, "#state = :from").harmless(REVISION_SAYS);
    without(HAND_ON, Part.RECEIVER, "#state = :state").harmless(REVISION_SAYS);
    without(HAND_ON, Part.LINK, "attribute_not_exists(usedBy)")
        .harmless(
            "who opens a link takes its tickets from its giver, whose booking has another revision"
                + " then");
    without(HAND_ON, Part.LINK, "attribute_not_exists(withdrawnAt)")
        .in("a link is opened while it is withdrawn");
    without(HAND_ON, Part.LINK, "validUntil > :now")
        .harmless("the link was looked at in the moment whose time the write has");
    without(HAND_ON, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(HAND_ON, SEATS, "gate = :open").in("a link is opened while its event is cancelled");
    without(HAND_ON, SEATS, "startsAt > :now").in("a link is opened while its event is brought");
    without(HAND_ON, SEATS, "maxTicketsPerBooking >= :quantity")
        .in("a link is opened while a booking may hold");
    without(HAND_ON, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    uncounted(HAND_ON, "waiting").in("a link is opened by who waits");
    uncounted(HAND_ON, "waitingN").in("a link is opened by who waits");
    patch(
            "a link is opened of which a ticket is in",
            "bookings/HandOver",
            "        && !tickets.isIn(serials);",
            ";")
        .in("a link is opened while its ticket is let in");
    patch(
            "a link of an earlier generation is opened",
            "bookings/HandOver",
            "        && giver.generation() == generation\n",
            "")
        .in("a link is opened while its booking is cancelled");
    patch(
            "a link that is just opened has no tickets",
            "bookings/OpenHandOver",
            ".or(tries::again);",
            ".or(() -> Optional.of(new OpenOutcome.Void()));")
        .in("a link is opened again while that commits");
  }

  private void settlements() {
    patch(
            "no settlement when a group joins",
            SETTLE_HANDLER,
            "IntStream.rangeClosed(1, Seats.MAX_QUANTITY).mapToObj(WaitingGroups::attribute)",
            "Stream.<String>of()")
        .in("a cancellation, somebody who joins");
    patch(
        "no settlement when seats come back",
        SETTLE_HANDLER,
        "Stream.of(\"returned\", \"askedToSettle\")",
        "Stream.of(\"askedToSettle\")");
    patch(
            "seats of several shards not gathered",
            "seats/Seats",
            "shards.stream().mapToInt(SeatShard::returned).sum()",
            "shards.stream().mapToInt(SeatShard::returned).max().orElse(0)")
        .in("seats of two shards are gathered");
    patch(
        "only the first three shards are read",
        "seats/SeatStore",
        "IntStream.range(0, shards).mapToObj",
        "IntStream.range(0, Math.min(shards, 3)).mapToObj");
    patch(
            "gate and start not checked before a promotion",
            SETTLE,
            "if (!read.promotes(now)) {",
            "if (false) {")
        .in("an event gets more seats after its start (");
    patch(
            "last in, first out",
            SETTLE,
            ".thenComparing(WaitingGroup::bookingId))",
            ".thenComparing(WaitingGroup::bookingId).reversed())")
        .in("seats come back for some waiting groups");
    patch(
            "only the first lane is promoted",
            SETTLE,
            ".flatMap(quantity ->",
            ".limit(1).flatMap(quantity ->")
        .in("seats come back for some waiting groups");
    add(
            "only the first group is promoted",
            Patch.of(SETTLE, "chosen.size() < most", "chosen.isEmpty()")
                    .and(SETTLE, "yield tries.goOn();", "yield Optional.of(Progress.DONE);")
                ::product)
        .in("seats come back for some waiting groups");
    patch(
            "more groups promoted than there are seats for",
            SETTLE,
            "group.quantity() <= left && ",
            "")
        .in("seats come back for some waiting groups");
    patch(
            "a promotion that failed a condition is not tried again",
            SETTLE,
            "yield tries.again();",
            "yield Optional.of(Progress.DONE);")
        .in("one of two waiting groups leaves");
    patch(
            "a promotion that met a conflict is not tried again",
            SETTLE,
            "2);\n          yield tries.again(missed);",
            "2);\n          yield missed instanceof Outcome.Conflicted\n"
                + "              ? Optional.of(Progress.DONE)\n"
                + "              : tries.again(missed);")
        .in("conflicts without end");
    patch(
            "a promotion whose reply was lost counts as done",
            SETTLE,
            "2);\n          yield tries.again(missed);",
            "2);\n          yield missed instanceof Outcome.Unknown\n"
                + "              ? Optional.of(Progress.DONE)\n"
                + "              : tries.again(missed);")
        .in("seats come back for some waiting groups");
    patch(
            "a settlement that answers try again is not repeated",
            SETTLE,
            "Progress.TRY_AGAIN, new Settlement(",
            "Progress.DONE, new Settlement(")
        .in("conflicts without end");
    patch(
            "an empty lane counts as settled",
            SETTLE,
            "      return tries.again();",
            "      return Optional.of(Progress.DONE);")
        .harmless(
            "the group that was counted has left, or is still joining and starts a settlement"
                + " then");
    patch(
            "a refill that does not check that nobody waits",
            SETTLE,
            "if (read.waiting() > 0 || ",
            "if (")
        .harmless("every shard is updated on the condition that nobody waits there");
    patch(
            "a refill after a read in the middle of another",
            SETTLE,
            "read.consistent() ? ",
            "true ? ")
        .harmless(
            "the conditions on each shard make its update right, whatever was read of the others");
  }

  private void changesOfAnEvent() {
    add("added seats go on open sale", () -> new Rewriting(RAISE, SEATS, Mutations::toOpenSale))
        .in("capacity is raised");
    patch(
        "a capacity below the sold seats not refused",
        PATCHING,
        "if (read.free() < -more) {",
        "if (false) {");
    patch(
            "sold seats compared with the capacity of another version",
            PATCHING,
            ".filter(event::equals)",
            "")
        .in("capacity is lowered by two");
    patch(
            "an organizer refused after seats were read one by one",
            PATCHING,
            "var atOnce = seats.readAtOnce(event.eventId(), event.shards());",
            "var atOnce = Optional.of(read);")
        .in("a seat comes back and another is sold");
    patch("the version of an event not raised", EVENT_RECORD, "version + 1,", "version,")
        .in("a booking may hold fewer tickets, while");
    patch(
            "an event cancelled after it began",
            "events/CancelEvent",
            "return event.hasBegun(clock.instant())",
            "return false")
        .in("an event is cancelled after it began");
    patch(
            "a cancellation of an event refused without a fence",
            "events/CancelEvent",
            "outcomes.refuse(\n"
                + "            () -> events.change(event.fenced()), new CancelEventOutcome.Begun(),"
                + " tries)",
            "Optional.of(new CancelEventOutcome.Begun())")
        .in("an event is cancelled as it begins");
    patch(
            "the gate left open when an event is cancelled",
            EVENT_RECORD,
            "state == EventState.PUBLISHED,",
            "true,")
        .in("an event is cancelled, and conflicts");
    patch(
        "a change of an event starts nothing",
        FEED_HANDLER,
        "changed(record, \"EVENT\"",
        "changed(record, \"NONE\"");
    patch(
        "only one shard gets new terms",
        APPLY,
        ".filter(shard -> shard.terms().version() < event.version())",
        ".limit(1)");
    patch(
            "terms that met only conflicts are not tried again",
            APPLY,
            "goOn(event, until) : Progress.TRY_AGAIN)",
            "goOn(event, until) : Progress.DONE)")
        .in("an event is cancelled, and conflicts");
    patch(
            "no settlement after new terms",
            APPLY,
            "settleWaitlist.settle(event.eventId(), until)",
            "Progress.DONE")
        .in("an event gets more seats after its start and");
  }

  private void sweeps() {
    patch("no sweep", APPLY, "sweepBookings.sweep(event, until)", "Progress.DONE")
        .in("an event is cancelled while two groups wait");
    patch(
            "a single sweep, whatever the seats show",
            SWEEPING,
            "if (isSwept(event)) {",
            "if (true) {")
        .in("an event is cancelled while somebody books");
    patch(
            "a sweep before the gates are closed",
            APPLY,
            "hasItsTerms(event) ?",
            "(hasItsTerms(event) || true) ?")
        .harmless("a sweep looks at the gates itself");
    patch(
            "a sweep that does not look at the gates",
            SWEEPING,
            "read.shards().stream().noneMatch(shard -> shard.terms().open())\n        && ",
            "")
        .harmless("a sweep begins only after every gate was closed");
    add(
            "a sweep with gates open",
            Patch.of(APPLY, "hasItsTerms(event) ?", "(hasItsTerms(event) || true) ?")
                    .and(
                        SWEEPING,
                        "read.shards().stream().noneMatch(shard -> shard.terms().open())\n"
                            + "        && ",
                        "")
                ::product)
        .in("an event is cancelled, and conflicts");
    patch(
            "a sweep that does not look at the free seats",
            SWEEPING,
            "\n        && read.free() == event.details().capacity()",
            "")
        .in("an event is cancelled while somebody books");
    patch(
            "a sweep that does not look at the waiting groups",
            SWEEPING,
            "\n        && read.waiting() == 0",
            "")
        .in("an event is cancelled while a group");
    patch(
            "a sweep that does not look into the waitlist",
            SWEEPING,
            "quantity <= Seats.MAX_QUANTITY",
            "quantity <= 0")
        .harmless(
            "the index shows every waiting booking, only later, and the seats show when the sweep"
                + " is done");
    patch(
            "a sweep that does not look into the index",
            SWEEPING,
            "pages(this::ofEvent, Booking::key);",
            "")
        .in("an event is cancelled, and conflicts");
  }

  private void hopelessGroups() {
    without(JOIN, SEATS, "NOT eventCapacity < :quantity")
        .in("capacity is lowered while a group joins");
    without(CANCEL, SEATS, "startsAt > :now").in("an event is brought forward while a promoted");
    without(END, BOOKING, "revision = :seen").in("capacity was lowered under a group");
    without(END, BOOKING, "#state = :from").harmless(REVISION_SAYS);
    withoutAny(END, BOOKING).in("capacity was lowered under a group");
    without(END, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    without(END, SEATS, "attribute_exists(PK)").harmless(SHARDS_STAY);
    without(END, EVENT, "version = :version").in("capacity is lowered under a group, and raised");
    uncounted(END, "waiting").in("capacity is lowered under a group, which leaves");
    uncounted(END, "waitingN").in("capacity is lowered under a group, which leaves");
    patch("larger groups are not ended", EVENT_RECORD, "quantity > details.capacity() || ", "")
        .in("capacity is lowered while a group joins");
    patch("a larger group joins", REFUSAL, "return quantity <= seats.capacity()", "return true")
        .in("capacity is lowered while a group joins");
    patch(
            "a failed end is not tried again",
            "background/EndWaitingGroups",
            "yield isAsRead() ? tries.again() : Optional.of(Progress.DONE);",
            "yield Optional.of(Progress.DONE);")
        .in("capacity was lowered under two");
  }

  private void places() {
    without(JOIN, SEATS, "NOT lastPlace >= :place").in("instances whose clocks differ");
    patch(
            "a place by the clock alone",
            SEATS_READ,
            "return now.isAfter(next) ? now : next;",
            "return now;")
        .in("an instance whose clock is behind");
    patch("the last place is not kept", SEAT_WRITES, "assigned.add(\"lastPlace = :place\");", "")
        .in("instances whose clocks differ");
  }

  /** A refusal is final for all calls of its key that have ended. */
  private void fences() {
    without(FENCE, BOOKING, "attribute_not_exists(PK)");
    without(FENCE, BOOKING, "revision = :seen").in("a repeat is refused while a booking anew");
    without(FENCE, ENTRY, "attribute_exists(PK)").harmless(BOOKING_SAYS);
    patch(
            "a repeat is refused without a fence",
            TICKETS,
            "unknown || request.repeated()",
            "unknown")
        .in("a repeat is refused while a booking of");
    patch(
            "a repeat is too late without a fence",
            CANCELLING,
            "if (unknown || repeated) {",
            "if (unknown) {")
        .in("a repeat is too late while");
    patch(
            "a fence does not raise the revision",
            ITEM,
            "seen.revision() + 1, \":kind\"",
            "Math.max(1, seen.revision()), \":kind\"")
        .in("a repeat is refused while a booking anew");
    patch(
            "the entry of a waiting group does not follow a fence",
            TRANSACTIONS,
            "return place == null\n",
            "return true\n")
        .in("a waiting group is fenced");
  }

  /** What an answer of DynamoDB, or none, says of a transaction. */
  private void replies() {
    patch(
            "the SDK repeats a transaction",
            TABLE,
            "o -> o.apiCallAttemptTimeout(TimeLimits.REQUEST).addPlugin(NO_REPEATS)",
            "o -> o.apiCallAttemptTimeout(TimeLimits.REQUEST)")
        .in("a returned seat is taken before a booking");
    patch(
            "an error of the server says that nothing was written",
            TABLE,
            "if (isLost(e) || e instanceof TransactionInProgressException) {\n"
                + "      return new Outcome.Unknown();",
            "if (isLost(e)) {\n      return new Outcome.Conflicted();\n    }\n"
                + "    if (e instanceof TransactionInProgressException) {\n"
                + "      return new Outcome.Unknown();")
        .in("a returned seat is taken after an unclear");
    patch(
        "an error of the server is a mistake of ours",
        TABLE,
        "e.statusCode() >= 500",
        "e.statusCode() >= 600");
    patch(
            "a transaction in progress counts as throttled, as it does for the SDK",
            TABLE,
            " || e instanceof TransactionInProgressException",
            "")
        .in("a returned seat is taken after an unclear");
    patch(
        "a throttled transaction is a mistake of ours",
        TABLE,
        "    if (e.isThrottlingException()) {\n      return new Outcome.Throttled();\n    }\n",
        "");
    patch(
        "a write that is throttled alone is a mistake of ours",
        TABLE,
        "CONFLICT, \"ProvisionedThroughputExceeded\", \"ThrottlingError\"",
        "CONFLICT");
    patch(
        "a read that the server fails at is a mistake of ours",
        TABLE,
        "if (isLost(e) || e.isThrottlingException() || isPassing(e)) {\n"
            + "        throw new TableUnavailable(e, isPassing(e) && !isThrottled(e));",
        "if (e.isThrottlingException() || isPassing(e)) {\n"
            + "        throw new TableUnavailable(e, isPassing(e) && !isThrottled(e));");
    patch(
        "a throttled read is a mistake of ours",
        TABLE,
        "if (isLost(e) || e.isThrottlingException() || isPassing(e)) {\n"
            + "        throw new TableUnavailable(e, isPassing(e) && !isThrottled(e));",
        "if (isLost(e) || isPassing(e)) {\n"
            + "        throw new TableUnavailable(e, isPassing(e) && !isThrottled(e));");
  }

  /** What lists show of seats. */
  private void notes() {
    patch("a note written over a later one", EVENTS, "\"revision = :read\"", TRUE)
        .in("two book, and their seats are noted");
    patch(
            "a first note written over another",
            EVENTS,
            "NoteItem.UPDATE,\n          \"attribute_not_exists(PK)\"",
            "NoteItem.UPDATE,\n          \"attribute_exists(PK) OR attribute_not_exists(PK)\"")
        .in("two book, and their seats are noted for the first");
    patch(
            "a note that came second is not made anew",
            NOTING,
            "isDone ? Optional.of(Progress.DONE) : tries.again()",
            "Optional.of(Progress.DONE)")
        .in("two book, and their seats are noted");
    patch(
            "a note that says the same is not written",
            NOTING,
            "return note(eventId, true);",
            "return note(eventId, false);")
        .in("somebody joins and leaves");
    patch(
            "no note when seats are sold",
            FEED_HANDLER,
            "List.of(\"available\", \"returned\", \"waiting\")",
            "List.of(\"returned\", \"waiting\")")
        .in("two book, and their seats are noted");
    patch(
            "no note when somebody joins or leaves",
            FEED_HANDLER,
            "List.of(\"available\", \"returned\", \"waiting\")",
            "List.of(\"available\", \"returned\")")
        .in("a group joins, and it is noted");
    patch("lists do not show the notes", "events/EventPage", "events.noted(found)", "found")
        .in("two book, and their seats are noted");
  }

  /** What is done that the stream gave up. */
  private void reconciling() {
    patch(
            "Reconcile neither applies nor settles",
            RECONCILING,
            "applyEventChanges.apply(eventId, until);",
            "")
        .in("the stream gives up what a cancellation");
    patch("Reconcile corrects no note", RECONCILING, "summarizeSeats.correct(eventId);", "")
        .in("the stream gives up what a cancellation");
    patch("Reconcile leaves out events on sale", EVENTS, "partitions.add(Keys.month(month));", "")
        .in("the stream gives up what a cancellation");
    patch(
            "Reconcile leaves out cancelled events",
            EVENTS,
            "List.of(Keys.CANCELLED_EVENTS, Keys.HIDDEN_EVENTS)",
            "List.of(Keys.HIDDEN_EVENTS)")
        .in("the stream gives up what the end");
    patch(
            "Reconcile reports what a single look shows",
            RECONCILING,
            "!clock.instant().isBefore(until) || suspicion.isRefuted()",
            "suspicion.isRefuted() || true")
        .in("Reconcile looks while");
  }

  private void publishing() {
    without(PUBLISH, EVENT, "version = :read").in("a draft gets more seats");
    without(PUBLISH, SEATS, "attribute_not_exists(PK)")
        .harmless("shards are made together with a version of their event, and only once");
    add(
            "an event and its seats in two requests",
            Patch.of(
                        EVENTS,
                        "  Outcome publish(Event event, LogEntry... entries) {\n"
                            + "    return change(\n        event,\n"
                            + "        EventItem.announced(Announced.of(event.details())),",
                        "  Outcome publish(Event event, LogEntry... entries) {\n"
                            + "    change(event, List.of());\n    return table.transact(")
                    .and(EVENTS, "event.terms()),\n        entries);", "event.terms()));")
                ::product)
        .in("an event is published while");
    patch(
            "a second publication is carried out",
            "events/PublishEvent",
            "case PUBLISHED -> Optional.of(published(event, role));",
            "case PUBLISHED -> write(event, role, tries);")
        .in("an event is published by two at once (");
    add(
            "an instance remembers that nothing was on sale",
            Patch.of(
                        SHARD_COUNTS,
                        "found.ifPresent(shards -> known.put(eventId, shards));",
                        "known.put(eventId, found.orElse(0));")
                    .and(
                        SHARD_COUNTS,
                        "return OptionalInt.of(count.get());",
                        "return count.get() == 0\n"
                            + "          ? OptionalInt.empty()\n"
                            + "          : OptionalInt.of(count.get());")
                ::product)
        .in("an instance is asked before an event is published");
  }

  /** How often a user may call in a second. */
  private void limits() {
    patch(
        "no limit for bookings",
        TICKETS,
        "&& !limits.allows(request.userId(), Limit.BOOK)",
        "&& !(limits.allows(request.userId(), Limit.BOOK) || true)");
    patch(
        "no limit for cancellations",
        CANCELLING,
        "if (!limits.allows(request.userId(), Limit.CANCEL)) {",
        "if (!limits.allows(request.userId(), Limit.CANCEL) && false) {");
    patch(
        "a limit one lower than asked for",
        "dynamodb/RateWindows",
        "counted.number(\"calls\") <= limit",
        "counted.number(\"calls\") < limit");
    patch(
        "a call that could not be counted is refused",
        "dynamodb/RateWindows",
        "return true;",
        "return false;");
  }

  /** What hands on a change until its queue has it. */
  private void domainEvents() {
    patch(
            "a fence is a domain event",
            DOMAIN_EVENT,
            "case FENCE -> Optional.empty();",
            "case FENCE -> changed(Type.BOOKING_CONFIRMED, before, now, null);")
        .in("a repeat is fenced");
    patch(
            "a promotion is none",
            DOMAIN_EVENT,
            "case PROMOTE -> changed(Type.BOOKING_PROMOTED, before, now, null);",
            "case PROMOTE -> Optional.empty();")
        .in("somebody who waits hears so");
    patch(
            "a change has no generation in its id",
            DOMAIN_EVENT,
            "\"%s.%d.%d%s\".formatted(now.bookingId(), now.generation(), now.revision(), door)",
            "\"%s.%d%s\".formatted(now.bookingId(), now.revision(), door)")
        .in("somebody books and hears so (lost");
    patch(
            "changes of a generation have one id",
            DOMAIN_EVENT,
            "now.bookingId(), now.generation(), now.revision(), door)",
            "now.bookingId(), now.generation(), 0, door)")
        .in("somebody who waits hears so");
    patch(
            "an event that began is one that is too small",
            DOMAIN_EVENT,
            "\"event-began\"",
            "\"no-longer-fits\"")
        .in("an event begins while somebody waits");
    patch(
        "a check-in has the id of its booking",
        DOMAIN_EVENT,
        "\".\" + tickets.doorCount()",
        "\"\"");
    patch("the feed drops what the bus refuses", FEED, "if (refused.isEmpty()) {", "if (true) {")
        .in("somebody books and hears so (unserved");
    patch(
            "the feed drops what bus and queue refuse",
            FEED,
            ".map(Due::sequenceNumber)",
            ".map(Due::sequenceNumber)\n        .filter(_ -> false)")
        .in("somebody books and hears so (unserved");
    patch(
            "the feed asks for no work on events",
            FEED,
            "var unqueued = notQueued(EventWork.Kind.CHANGES, changed);",
            "var unqueued = List.<String>of();")
        .in("capacity is lowered under a group, which hears");
    patch(
            "the feed drops work that the queue refuses",
            FEED,
            "Stream.of(events, untold, unqueued, ",
            "Stream.of(events, untold, ")
        .in("capacity is lowered under a group, which hears");
    patch(
            "an entry that the bus refuses counts as put",
            "messaging/Bus",
            "answers.get(i).errorCode() != null",
            "answers.get(i).errorCode() == \"\"")
        .in("somebody books and hears so (unserved");
    patch(
            "a message that the queue refuses counts as sent",
            "messaging/Queue",
            "failed.contains(Integer.toString(i))",
            "failed.contains(\"\")")
        .in("somebody books and hears so (unserved");
    patch(
            "a request without an answer counts as served",
            "messaging/Tens",
            "refused.addAll(items.subList(from, items.size()));",
            "")
        .in("somebody books and hears so (unserved");
    patch(
            "what the bus refuses again is done with",
            "background/PutUnsentEventsHandler",
            "PutUnsentEventsHandler::event).stream()",
            "PutUnsentEventsHandler::event).stream().limit(0)")
        .in("somebody books and hears so (unserved");
  }

  /** What makes a mail of a change. */
  private void notices() {
    patch(
            "guests are told of changes that move nothing",
            TELLING,
            "announced.isMoved().orElseGet(() -> changed != null &&"
                + " Announced.isTouchedBy(changed))",
            "true")
        .in("capacity is lowered under a group, which hears");
    patch(
            "a later change of an event hides a move",
            TELLING,
            "announced.isMoved().orElseGet(",
            "announced.isMoved().filter(_ -> changed != null &&"
                + " Announced.isTouchedBy(changed)).orElseGet(")
        .in("an event is moved and then changed");
    patch(
            "a fence of an event hides the news before it",
            TELLING,
            "event.changedIn() == news.detail().version()",
            "event.version() == news.detail().version()")
        .in("an event is moved, a repeat of another change is refused");
    patch(
            "guests who wait are not told of a move",
            TELLING,
            "return booking.state().isLive()\n        && !booking.heldSince()",
            "return booking.state() == BookingState.CONFIRMED\n        && !booking.heldSince()")
        .in("an event is moved, and its guests");
    patch("who booked at about the time of a move is not told", TELLING, ".plus(UNSURE)", "")
        .in("an event is moved while somebody books");
    patch(
            "a run that failed to tell guests counts as done",
            "notices/TellGuestsHandler",
            "LOG.error(\"failed, to be tried again\", e);\n      return false;",
            "LOG.error(\"failed, to be tried again\", e);\n      return true;")
        .in("an event is moved, and its guest hears");
    patch(
            "a mail of a move has the id of the move alone",
            NOTICE_REQUEST,
            "news.detail().id() + \".\" + booking.bookingId()",
            "news.detail().id()")
        .in("an event is moved, and its guests");
    patch(
            "a mail is not asked whether it is true",
            NOTICES,
            ".filter(named -> kind.isTrueOf(named.booking(), detail.generation()))",
            "")
        .in("somebody who waits hears so");
    patch(
            "a mail of an earlier generation goes out",
            NOTICE_KIND,
            "booking.generation() == generation && ",
            "")
        .in("a booking is cancelled and made anew, and");
    patch(
            "you are waiting, after you are in",
            NOTICE_KIND,
            "case WAITING, SMALLER_GROUP -> state == BookingState.WAITLISTED;",
            "case WAITING, SMALLER_GROUP -> true;")
        .in("somebody who waits hears so");
    patch(
            "a later revision makes a mail untrue",
            NOTICES,
            "kind.isTrueOf(named.booking(), detail.generation())",
            "kind.isTrueOf(named.booking(), detail.generation())\n"
                + "            && named.booking().revision() == detail.revision()")
        .in("somebody books and gives one back");
    patch(
            "who leaves the waitlist hears of a cancelled booking",
            NOTICE_REQUEST,
            "heldSeats() ? NoticeKind.CANCELLED : NoticeKind.LEFT_WAITLIST",
            "NoticeKind.CANCELLED")
        .in("a waiting group leaves and hears");
    patch(
            "a mail is sent twice in one run",
            NOTICES,
            "private Result post(MimeMail mail) {",
            "private Result post(MimeMail mail) {\n"
                + "    mailService.post(mail.to().value(), mail.bytes());")
        .in("somebody books and hears so (lost");
    patch(
            "a mail without a claim",
            IDEMPOTENCY_CLIENT,
            "\"attribute_not_exists(PK) OR #expiresAt",
            "\"attribute_exists(PK) OR attribute_not_exists(PK) OR #expiresAt")
        .in("somebody books and hears so (crashes");
    patch("a claim without a deadline", IDEMPOTENCY_CLIENT, "now.toEpochMilli()", "0")
        .in("somebody books and hears so (crashes");
    patch(
            "a claim that ends before its run",
            IDEMPOTENCY,
            "Math.toIntExact(call.timeLeft().toMillis())",
            "-1")
        .in("somebody books and hears so (crashes");
    patch(
            "a mail without a mark",
            IDEMPOTENCY,
            "store.saveSuccess(data, result, clock.instant());",
            "")
        .in("somebody books and hears so (crashes");
    patch("a mark that lives a minute", NOTICES, "Duration.ofDays(21)", "Duration.ofMinutes(1)")
        .in("somebody books and hears so (crashes");
    patch(
            "an id in progress counts as done",
            NOTICES_HANDLER,
            "case NoticeOutcome.InProgress _ -> false;",
            "case NoticeOutcome.InProgress _ -> true;")
        .in("somebody books and hears so (crashes");
    patch(
            "a run that failed counts as done",
            NOTICES_HANDLER,
            "LOG.error(\"failed, to be tried again\", e);\n      return false;",
            "LOG.error(\"failed, to be tried again\", e);\n      return true;")
        .in("somebody books and hears so (unserved");
    patch(
            "a mail that is not taken counts as done",
            "notices/NoticeOutcome",
            "return this != NOT_SERVED;",
            "return true;")
        .in("somebody books and hears so (unserved");
    patch(
            "a mail without an answer counts as sent",
            "messaging/MailService",
            "return Posted.NOT_SERVED;",
            "return Posted.ACCEPTED;")
        .in("somebody books and hears so (unserved");
    patch(
            "the claim of a mail that is not taken stays",
            IDEMPOTENCY,
            "store.deleteRecord(data, new IllegalStateException(\"not final\"));",
            "")
        .harmless("a claim ends before the queue delivers its message again");
  }

  private static TransactWriteItem toOpenSale(TransactWriteItem write) {
    var update = write.update();
    return write.toBuilder()
        .update(
            update.toBuilder()
                .updateExpression(
                    update
                        .updateExpression()
                        .replace("returned = returned", "available = available"))
                .build())
        .build();
  }

  private Row without(Transaction transaction, Part part, String conjunct) {
    return add(
        name(transaction, part, conjunct),
        () -> Rewriting.without(transaction, part, conjunct::equals));
  }

  private Row withoutAny(Transaction transaction, Part part) {
    return add(
        "%s without any condition on the %s".formatted(transaction, part),
        () -> Rewriting.without(transaction, part, _ -> true));
  }

  private Row uncounted(Transaction transaction, String counter) {
    return add(
        name(transaction, counter),
        () -> Rewriting.uncounted(transaction, SEATS, name -> general(name).equals(counter)));
  }

  private Row patch(String name, String type, String text, String replacement) {
    return add(name, Patch.of(type, text, replacement)::product);
  }

  private Row add(String name, Supplier<Site.Factory> product) {
    all.add(new Mutation(name, product, "", ""));
    return new Row();
  }

  /** The name of the mutation that switches a condition off. */
  static String name(Transaction transaction, Part part, String conjunct) {
    return "%s: %s without `%s`".formatted(transaction, part, conjunct);
  }

  /** The name of the mutation that does not change a counter. */
  static String name(Transaction transaction, String counter) {
    return "%s: `%s` not counted".formatted(transaction, general(counter));
  }

  /** The counters of all quantities have one mutation. */
  private static String general(String counter) {
    return counter.replaceAll("\\d+", "N");
  }

  /** The mutation that was added last. */
  private final class Row {

    Row in(String world) {
      all.add(all.removeLast().in(world));
      return this;
    }

    Row harmless(String because) {
      all.add(all.removeLast().harmless(because));
      return this;
    }
  }
}
