package boxoffice.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Worlds of two or three callers and one or two seats, small enough to be explored to the end. In
 * each, the callers meet where the protocol could fail.
 */
final class SmallWorlds {

  private static final Faults NONE = Faults.NONE;
  private static final Call MOVED =
      new Call.Move(
          World.START.minus(Duration.ofHours(1)),
          World.START.plus(Duration.ofDays(2)),
          World.START.plus(Duration.ofDays(3)));
  private static final String MEETING = "a cancellation, somebody who joins and a newcomer";

  private final List<World> quick = new ArrayList<>();
  private final List<World> large = new ArrayList<>();

  private SmallWorlds() {
    ofOneShard();
    ofOneSettlement();
    ofTheLatch();
    ofTheOrganizer();
    ofTwoShards();
    ofTheConditions();
    ofTheTimes();
    ofTheDoor();
    ofTheUndo();
    ofTheParts();
    ofTheSmallerGroups();
    ofTheLinks();
    ofTheFences();
    ofTheHopeless();
    ofThePlaces();
    ofSeveralEvents();
    ofTheSdk();
    ofTheNotes();
    ofTheFirstNotes();
    ofReconcile();
    ofPublishing();
    ofNotices();
  }

  /** Worlds of a few thousand states each. */
  static List<World> quick() {
    return new SmallWorlds().quick;
  }

  /** Worlds of many more states. */
  static List<World> large() {
    return new SmallWorlds().large;
  }

  private void ofOneShard() {
    add(
        "a late booking meets its cancellation",
        Setting.of(1),
        NONE.lost(1).conflicts(1),
        book("ada"),
        cancel("ada").after("book ada"),
        join("bob"));
    add(
        "a key is used again after the cancellation",
        Setting.of(1),
        NONE.lost(1).crashes(1),
        book("ada"),
        cancel("ada").after("book ada"),
        again("ada").after("book ada"));
    add(
        "two want the last seat, and one asks again",
        Setting.of(1),
        NONE.lost(1).crashes(1),
        book("ada"),
        book("bob"),
        again("ada").after("book ada"));
    add(
        "two requests with one key at once, seen half committed",
        Setting.of(1),
        NONE.halves(1),
        book("ada"),
        again("ada"),
        join("bob"));
    add(MEETING, full(), NONE.crashes(1), cancel("ada"), join("bob"), book("cec"));
    for (var faults :
        List.of(NONE.lost(1), NONE.conflicts(1), NONE.duplicates(1), NONE.halves(1))) {
      addLarge(MEETING, full(), faults, cancel("ada"), join("bob"), book("cec"));
    }
    add(
        "two cancellations of one booking, and a waiting group leaves",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0).waits("cec", 1, 0),
        NONE.lost(1),
        cancel("ada"),
        cancelAgain("ada"),
        cancel("bob"));
    add(
        "a waiting group leaves and joins again, while it is promoted",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE.lost(1),
        cancel("ada"),
        cancel("bob"),
        join("bob").after("cancel bob"));
    add(
        "a booking is cancelled twice, and booked anew in between",
        Setting.of(1).booked("ada", 1, 0),
        NONE.lost(1).crashes(1),
        cancel("ada"),
        book("ada").after("cancel ada"),
        cancelAgain("ada"));
    add(
        "a cancellation that names its generation is repeated after a new booking",
        Setting.of(1).booked("ada", 1, 0),
        NONE.lost(1),
        cancelGeneration("ada", 1, "cancel ada"),
        book("ada").after("cancel ada"),
        cancelGeneration("ada", 1, "cancel ada again").after("book ada"));
    addLarge(
        "enough seats come back to go on open sale, while somebody joins",
        Setting.of(3).booked("ada", 2, 0).booked("bob", 1, 0),
        NONE.lost(1),
        cancel("ada"),
        new Join("cec", 3).caller(),
        book("dan"));
  }

  private void ofOneSettlement() {
    add(
        "conflicts without end",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE.conflicts(6),
        cancel("ada"));
  }

  private void ofTheLatch() {
    add(
        "an instance that refused a moment ago is asked by a guest",
        Setting.of(1).booked("ada", 1, 0),
        NONE.jumps(1),
        Caller.of(
            "instance",
            new Call.Book("bob", 1, false, "book"),
            new Call.Book("ada", 1, false, "book")),
        cancel("ada"));
    add(
        "an instance that refused a moment ago is asked when a seat came back",
        Setting.of(1).booked("ada", 1, 0),
        NONE.jumps(1),
        Caller.of(
            "instance",
            new Call.Book("bob", 1, false, "book"),
            new Call.Book("cec", 1, false, "book")),
        cancel("ada"));
    add(
        "a returned seat is taken before a late booking of it, and given back",
        Setting.of(1).booked("ada", 1, 0).cancelled("ada", 0),
        NONE.lost(1),
        book("bob"),
        book("cec"),
        cancel("cec").after("book cec"));
  }

  private void ofTheOrganizer() {
    addLarge(
        "capacity is raised for a waiting group and a newcomer",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE,
        resize(2),
        join("cec"));
    addLarge(
        "capacity is raised for a waiting group",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE.lost(1),
        resize(2));
    addLarge(
        "capacity is changed by two at once",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        resize(3),
        resize(1));
    addLarge(
        "capacity is raised and lowered again",
        Setting.of(2).booked("ada", 1, 0),
        NONE.lost(1),
        resize(3),
        resize(2).after("resize 3"));
    addLarge(
        "capacity is lowered while seats are sold and given back",
        Setting.of(1, 1).booked("ada", 1, 0),
        NONE,
        resize(1),
        book("bob"),
        cancel("ada"));
    for (var faults : List.of(NONE.stale(1), NONE.crashes(1), NONE.lost(1))) {
      add(
          "an event is cancelled while somebody joins",
          Setting.of(1).booked("ada", 1, 0),
          faults,
          Caller.of("organizer", new Call.CancelEvent()),
          join("bob"));
    }
    for (var faults : List.of(NONE.stale(1), NONE.lost(1))) {
      add(
          "an event is cancelled while somebody books",
          Setting.of(1),
          faults,
          Caller.of("organizer", new Call.CancelEvent()),
          book("bob"));
    }
    add(
        "an event is cancelled while somebody is promoted",
        Setting.of(1).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE.stale(1),
        Caller.of("organizer", new Call.CancelEvent()),
        cancel("ada"));
    add(
        "a booking may hold fewer tickets, and the event is cancelled",
        Setting.of(2),
        NONE.conflicts(1),
        Caller.of("limit", new Call.Limit(1)),
        Caller.of("organizer", new Call.CancelEvent()),
        new Join("bob", 2).caller());
  }

  private void ofTwoShards() {
    add(
        "seats of two shards are gathered for a waiting pair, while a newcomer wants one",
        Setting.of(1, 1).booked("ada", 1, 0).booked("bob", 1, 1).waits("pam", 2, 0),
        NONE,
        cancel("ada"),
        cancel("bob"),
        book("cec"));
    addLarge(
        "a pair joins while single seats are sold",
        Setting.of(1, 1).booked("ada", 1, 1),
        NONE,
        new Join("pam", 2).caller(),
        book("cec"),
        cancel("ada"));
    addLarge(
        "returned seats of two shards go on open sale, while somebody joins",
        Setting.of(2, 2).booked("ada", 2, 0).booked("bob", 2, 1).cancelled("ada", 0),
        NONE,
        cancel("bob"),
        new Join("cec", 5).caller(),
        book("dan"));
    addLarge(
        "two lanes, and one group leaves",
        Setting.of(1, 1)
            .booked("ada", 2, 0)
            .waits("pam", 2, 0)
            .waits("rob", 1, 1)
            .waits("sue", 1, 0),
        NONE.duplicates(1),
        cancel("ada"),
        cancel("pam"));
    addLarge(
        "a late promotion meets a later entry of the same user with another home shard",
        Setting.of(1, 1).booked("ada", 1, 0).booked("zoe", 1, 1).waits("bob", 1, 0),
        NONE.lost(1),
        cancel("ada"),
        cancel("bob"),
        join("bob").after("cancel bob"));
  }

  /** In each, one condition decides, and no other could replace it. */
  private void ofTheConditions() {
    add(
        "a late second booking meets its cancellation",
        Setting.of(1).booked("ada", 1, 0).cancelled("ada", 0),
        NONE.lost(1),
        book("ada"),
        cancel("ada").after("book ada"));
    add(
        "a late second joining meets its leaving",
        Setting.of(1, 1)
            .booked("ada", 1, 0)
            .booked("zoe", 1, 1)
            .waits("bob", 1, 0)
            .cancelled("bob", 0),
        NONE.lost(1),
        join("bob"),
        cancel("bob").after("join bob"));
    add(
        "somebody joins, leaves and joins again in one moment",
        full(),
        NONE.lost(1),
        Caller.of(
            "instance",
            new Call.Book("bob", 1, true, "first"),
            new Call.Cancel("bob"),
            new Call.Book("bob", 1, true, "second")));
    var promotable = full().waits("bob", 1, 0).cancelled("ada", 0);
    addLarge(
        "a late promotion meets a group that left and joined again in the moment it joined first",
        promotable,
        NONE.lost(1).duplicates(1),
        Caller.of(
                "instance",
                new Call.Cancel("bob"),
                new Call.Book("cec", 1, false, "book"),
                new Call.Book("bob", 1, true, "again"),
                new Call.Cancel("cec"))
            .ahead(Duration.between(World.START, promotable.joined())));
    add(
        "a seat is sold while a pair joins",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        new Join("pam", 2).caller(),
        book("cec"));
    add(
        "returned seats go on open sale while somebody joins",
        Setting.of(3).booked("zoe", 1, 0).booked("ada", 2, 0),
        NONE,
        cancel("ada"),
        new Join("cec", 3).caller());
    add(
        "returned seats of another shard go on open sale while somebody books",
        Setting.of(2, 2)
            .booked("ada", 2, 0)
            .booked("bob", 2, 1)
            .cancelled("ada", 1)
            .cancelled("bob", 1),
        NONE.duplicates(1),
        Caller.of("book cec", new Call.Book("cec", 3, false, "book")));
    add(
        "a booking may hold fewer tickets, while a pair joins",
        Setting.of(2).booked("ada", 2, 0),
        NONE,
        Caller.of("limit", new Call.Limit(1)),
        new Join("bob", 2).caller());
    add(
        "somebody takes a returned seat while it is taken from the event",
        Setting.of(2).booked("zoe", 1, 0).booked("ada", 1, 0).cancelled("ada", 0),
        NONE,
        Caller.of("lower", new Call.Resize(1)),
        book("bob"));
    add(
        "somebody takes a seat while it is taken from the event",
        Setting.of(2).booked("zoe", 1, 0),
        NONE,
        Caller.of("lower", new Call.Resize(1)),
        book("bob"));
    add(
        "a returned seat is taken from the event while somebody is promoted",
        Setting.of(2).booked("zoe", 1, 0).booked("ada", 1, 0).waits("bob", 1, 0),
        NONE,
        Caller.of("lower", new Call.Resize(1)),
        cancel("ada"));
    add(
        "capacity is changed by two at once, without a fault",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        Caller.of("raise", new Call.Resize(3)),
        Caller.of("lower", new Call.Resize(1)));
    add(
        "returned seats of another shard go on open sale while capacity is lowered",
        Setting.of(2, 2)
            .booked("ada", 2, 0)
            .booked("bob", 2, 1)
            .cancelled("ada", 1)
            .cancelled("bob", 1),
        NONE.duplicates(1),
        Caller.of("lower", new Call.Resize(1)));
    add(
        "a seat comes back and another is sold while capacity is lowered",
        Setting.of(1, 1).booked("ada", 1, 0),
        NONE,
        resize(1),
        Caller.of("instance", new Call.Cancel("ada"), new Call.Book("bob", 1, false, "book")));
    add(
        "capacity is lowered by two at once",
        Setting.of(3).booked("ada", 1, 0),
        NONE,
        Caller.of("lower", new Call.Resize(2)),
        Caller.of("lower more", new Call.Resize(1)));
    add(
        "an event is cancelled while two groups wait",
        full().waits("bob", 1, 0).waits("cec", 1, 0),
        NONE,
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "one of two waiting groups leaves while seats for one come back",
        full().waits("bob", 1, 0).waits("cec", 1, 0),
        NONE,
        cancel("ada"),
        cancel("bob"));
    add(
        "seats come back for some waiting groups",
        Setting.of(3).booked("ada", 3, 0).waits("pam", 2, 0).waits("bob", 1, 0).waits("cec", 1, 0),
        NONE.conflicts(1).lost(1),
        cancel("ada"));
    add(
        "a seat is booked with one key twice, seen half committed",
        Setting.of(1).booked("zoe", 1, 0),
        NONE.halves(1),
        cancel("zoe"),
        book("ada"),
        again("ada"));
    add(
        "an event is cancelled, and conflicts without end",
        full(),
        NONE.conflicts(6),
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "an event is cancelled while a group waits next to a free seat",
        full().waits("bob", 1, 0).cancelled("ada", 0),
        NONE,
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "an event gets more seats after its start",
        full().waits("bob", 1, 0).begun(Duration.ofHours(1)),
        NONE,
        Caller.of("raise", new Call.Resize(2)));
    add(
        "an instance that refused two is asked for one",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        Caller.of(
            "instance",
            new Call.Book("bob", 2, false, "book"),
            new Call.Book("cec", 1, false, "book")));
  }

  private void ofTheTimes() {
    var ending = new Call.Move(World.START.minusSeconds(60), World.START, start(1));
    var beginning = new Call.Move(World.START.plusSeconds(60), start(1), start(1));
    for (var move : List.of(ending, beginning)) {
      var what = move == ending ? "sales end" : "sales are put off";
      add(what + ", while somebody joins", full(), NONE, organizer(move), join("bob"));
      add(what + ", while somebody books", Setting.of(1), NONE, organizer(move), book("bob"));
    }
    add("the cancellation deadline passes", full(), NONE, organizer(ending), cancel("ada"));
    add(
        "the cancellation deadline passes between two cancellations",
        full(),
        NONE.lost(1),
        organizer(ending),
        cancel("ada"),
        cancelAgain("ada"));
    add(
        "the cancellation deadline passes before a lost reply is asked for again",
        full().cancellableFor(Duration.ofMillis(500)),
        NONE.lost(1).jumps(1),
        cancel("ada"));
    add(
        "an event is cancelled as it begins",
        full().starts(Duration.ofMillis(500)),
        NONE.lost(1).jumps(1),
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "an event is cancelled after it began",
        full().starts(Duration.ofSeconds(-1)),
        NONE.jumps(1),
        Caller.of("organizer", new Call.CancelEvent()));
    var second = World.START.minusSeconds(1);
    add(
        "an event is brought forward while somebody is promoted",
        full().waits("bob", 1, 0),
        NONE,
        organizer(new Call.Move(World.START.minusSeconds(60), second, second))
            .ahead(Duration.ofSeconds(-2)),
        cancel("ada"));
    add(
        "an event gets more seats after its start and is put off",
        full().waits("bob", 1, 0).begun(Duration.ofHours(1)),
        NONE,
        Caller.of("raise", new Call.Resize(2)),
        organizer(new Call.Move(World.START, start(3), start(3))).after("raise"));
  }

  private void ofTheDoor() {
    var pair = Setting.of(2).booked("ada", 2, 0);
    add(
        "a ticket is let in while its booking is cancelled",
        full(),
        NONE.lost(1),
        letIn("ada", 1, "door"),
        cancel("ada"));
    add(
        "a ticket is let in at two doors at once",
        full(),
        NONE.lost(1).crashes(1),
        letIn("ada", 1, "front"),
        letIn("ada", 1, "back"));
    add(
        "a check-in is sent again while it commits",
        full(),
        NONE.halves(1),
        letIn("ada", 1, "door"),
        Caller.of("again", new Call.CheckIn("ada", 1, 1, "door")));
    add(
        "two tickets of a booking are let in at two doors at once",
        pair,
        NONE.lost(1),
        letIn("ada", 1, "front"),
        letIn("ada", 2, "back"));
    add(
        "all tickets of a booking are let in while one of them is",
        pair,
        NONE.lost(1),
        letIn("ada", 1, "front"),
        letIn("ada", 0, "back"));
    add(
        "a ticket is let in by its code while its booking is cancelled and booked anew",
        full(),
        NONE.lost(1),
        Caller.of("show ada", new Call.CheckIn("ada", 0, 1, "door")),
        cancel("ada"),
        book("ada").after("cancel ada"));
    add(
        "a ticket is let in by the list while its booking is cancelled and booked anew",
        full(),
        NONE.lost(1),
        letIn("ada", 1, "door"),
        cancel("ada"),
        book("ada").after("cancel ada"));
    add(
        "a ticket is let in by an old list after its booking was cancelled and booked anew",
        full().cancelled("ada", 0).call(0, new Call.Book("ada", 1, false, "anew")),
        NONE.stale(1),
        letIn("ada", 1, "door"));
    add(
        "a ticket is let in while its event is cancelled",
        full(),
        NONE.stale(1),
        letIn("ada", 1, "door"),
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "a ticket is let in while its booking is made",
        Setting.of(1),
        NONE.halves(1),
        book("bob"),
        letIn("bob", 1, "door"));
    add(
        "a ticket is let in as the door opens",
        full().starts(Duration.ofHours(24).plusMillis(500)),
        NONE.lost(1).jumps(1),
        letIn("ada", 1, "door"),
        letIn("ada", 1, "other"));
    add(
        "a ticket is let in as the door closes",
        full().starts(Duration.ofSeconds(-30)).ends(Duration.ofMillis(500)),
        NONE.lost(1).jumps(1),
        letIn("ada", 1, "door"),
        Caller.of("repeat", new Call.CheckIn("ada", 1, 1, "door"))
            .after("let in ada 1 at the door"));
    add(
        "a ticket is let in while its guest is promoted",
        full().waits("bob", 1, 0),
        NONE.stale(1),
        cancel("ada"),
        letIn("bob", 1, "door"));
    add(
        "tickets of before are let in at two doors at once",
        Setting.of(2).bookedBefore("ada", 2, 0),
        NONE.lost(1),
        Caller.of("show ada", new Call.CheckIn("ada", 0, 0, "front")),
        letIn("ada", 2, "back"),
        cancel("ada"));
  }

  private void ofTheUndo() {
    var in = full().letIn("ada", 1, "front");
    add(
        "a check-in is undone while its ticket is let in at another door",
        in,
        NONE.lost(1),
        undo("ada", "front"),
        letIn("ada", 1, "back"));
    add(
        "a late undo meets the check-in after the one that it undoes",
        in,
        NONE.lost(1),
        undo("ada", "front"),
        letIn("ada", 1, "back").after("undo front of ada"),
        Caller.of("undo again", new Call.Undo("ada", "front")).after("let in ada 1 at the back"));
    add(
        "a check-in that was undone is sent again",
        full(),
        NONE.lost(1),
        letIn("ada", 1, "front"),
        undo("ada", "front"),
        Caller.of("again", new Call.CheckIn("ada", 1, 1, "front")));
    add(
        "a check-in is undone while another ticket of the booking is let in",
        Setting.of(2).booked("ada", 2, 0).letIn("ada", 1, "front"),
        NONE.lost(1),
        undo("ada", "front"),
        letIn("ada", 2, "back"));
    add(
        "a check-in is undone and its booking cancelled and booked anew",
        in,
        NONE.lost(1),
        undo("ada", "front"),
        cancel("ada"),
        book("ada").after("cancel ada"));
    add(
        "a ticket is let in again while its booking is cancelled",
        full().letIn("ada", 1, "early").call(0, new Call.Undo("ada", "early")),
        NONE.lost(1),
        letIn("ada", 1, "door"),
        cancel("ada"));
    add(
        "a ticket is let in and undone while its booking is cancelled",
        full(),
        NONE.lost(1),
        Caller.of("door", new Call.CheckIn("ada", 1, 1, "front"), new Call.Undo("ada", "front")),
        cancel("ada"));
    add(
        "the time for an undo passes before a lost reply is asked for again",
        in,
        NONE.lost(1).jumps(1),
        undo("ada", "front"));
    add(
        "a check-in is undone while its event is cancelled",
        in,
        NONE.stale(1),
        undo("ada", "front"),
        Caller.of("organizer", new Call.CancelEvent()));
  }

  /** Tickets that are given back, and more of them. */
  private void ofTheParts() {
    var pair = Setting.of(2).booked("ada", 2, 0);
    add(
        "a ticket is given back while it is let in",
        pair,
        NONE.lost(1),
        giveBack("ada", 1),
        letIn("ada", 1, "door"));
    add(
        "a ticket is given back late, while it is let in and that is undone",
        pair,
        NONE.lost(1),
        giveBack("ada", 1),
        Caller.of("door", new Call.CheckIn("ada", 1, 1, "door"), new Call.Undo("ada", "door")));
    add(
        "a ticket is given back late, and let in as another was given back",
        Setting.of(3).booked("ada", 3, 0),
        NONE.lost(1),
        giveBack("ada", 1),
        Caller.of("other", new Call.GiveBack("ada", 1, 1, List.of(2), "other", false)),
        letIn("ada", 1, "door").after("other"));
    add(
        "a ticket is given back while its booking is cancelled and made anew",
        pair,
        NONE.lost(1),
        giveBack("ada", 1),
        Caller.of("ada", new Call.Cancel("ada"), new Call.Book("ada", 2, false, "anew")));
    add(
        "a ticket is given back for a waiting group",
        Setting.of(2).booked("ada", 2, 0).waits("bob", 1, 0),
        NONE.lost(1),
        giveBack("ada", 2));
    add(
        "the deadline passes while a ticket is given back",
        Setting.of(2).booked("ada", 2, 0).cancellableFor(Duration.ofMillis(500)),
        NONE.lost(1).crashes(1).jumps(1),
        giveBack("ada", 1),
        Caller.of("give back again", giveBackOf("ada", 1).marked(true)).after("ada gives back 1"));
    add(
        "a ticket is given back while another is let in and that is undone",
        Setting.of(3).booked("ada", 3, 0).letIn("ada", 3, "early"),
        NONE.lost(1),
        giveBack("ada", 1),
        Caller.of("door", new Call.CheckIn("ada", 1, 1, "door"), new Call.Undo("ada", "early")));
    add(
        "a ticket is given back, and another added",
        Setting.of(3).booked("ada", 2, 0),
        NONE.lost(1),
        Caller.of(
            "ada",
            new Call.GiveBack("ada", 1, 1, List.of(2), "back", false),
            new Call.Add("ada", 0, 0, 1, "more", false)));
    add(
        "tickets are added while their event is cancelled",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        more("ada", 1),
        organizer(new Call.CancelEvent()));
    var ending = new Call.Move(World.START.minusSeconds(60), World.START, start(1));
    var beginning = new Call.Move(World.START.plusSeconds(60), start(1), start(1));
    for (var move : List.of(ending, beginning)) {
      add(
          (move == ending ? "sales end" : "sales are put off") + ", while somebody adds",
          Setting.of(2).booked("ada", 1, 0),
          NONE,
          organizer(move),
          more("ada", 1));
    }
    var before = World.START.minusSeconds(1);
    add(
        "an event is brought forward while a promoted guest gives a ticket back",
        Setting.of(2)
            .booked("ada", 2, 0)
            .waits("bob", 2, 0)
            .cancelled("ada", 0)
            .settled()
            .cancellableFor(Duration.ZERO),
        NONE,
        organizer(new Call.Move(World.START.minusSeconds(60), before, before))
            .ahead(Duration.ofSeconds(-2)),
        Caller.of("bob", new Call.GiveBack("bob", 0, 0, List.of(1), "back", false)));
    add(
        "the last seats are added by one and booked by another",
        Setting.of(2).booked("ada", 1, 0),
        NONE.lost(1),
        more("ada", 1),
        book("bob"));
    add(
        "a returned seat is added while a late addition of it is out",
        Setting.of(2).booked("ada", 1, 0).booked("zoe", 1, 0).cancelled("zoe", 0),
        NONE.lost(1),
        more("ada", 1),
        book("bob"));
    add(
        "a seat comes back to a booking that wants more and to a group that waits",
        Setting.of(2).booked("ada", 1, 0).booked("zoe", 1, 0),
        NONE.lost(1),
        cancel("zoe"),
        join("bob"),
        more("ada", 1));
    add(
        "a booking may hold fewer tickets, while one is added",
        Setting.of(3).booked("ada", 1, 0),
        NONE.lost(1),
        Caller.of("limit", new Call.Limit(1)),
        more("ada", 1));
    add(
        "tickets are added late, and given back",
        Setting.of(3).booked("ada", 1, 0),
        NONE.lost(1),
        more("ada", 1),
        Caller.of("give back", new Call.GiveBack("ada", 0, 0, List.of(2), "back", false))
            .after("ada adds 1"),
        Caller.of("add again", moreOf("ada", 1).marked(true)).after("give back"));
  }

  private void ofTheSmallerGroups() {
    add(
        "a waiting group is fenced, and becomes smaller late",
        Setting.of(2).booked("ada", 1, 0).booked("zoe", 1, 0).waits("pam", 2, 0),
        NONE.lost(1).conflicts(5),
        Caller.of(
            "pam", new Call.Smaller("pam", 1, 0, 1, "smaller", false), new Call.Cancel("pam")));
    var waiting = Setting.of(2).booked("ada", 1, 0).booked("zoe", 1, 0).waits("pam", 2, 0);
    add(
        "a group becomes smaller and fits",
        Setting.of(2).booked("ada", 1, 0).waits("pam", 2, 0),
        NONE.lost(1).duplicates(1),
        smaller("pam", 1));
    add(
        "a group becomes smaller while it is promoted",
        waiting,
        NONE.lost(1),
        smaller("pam", 1),
        Caller.of("instance", new Call.Cancel("ada"), new Call.Cancel("zoe")));
    add(
        "a group becomes smaller and leaves",
        waiting,
        NONE.lost(1),
        smaller("pam", 1),
        cancel("pam"));
    add(
        "a group becomes smaller and stays before who joined after it",
        Setting.of(2).booked("ada", 1, 0).booked("zoe", 1, 0).waits("pam", 2, 0).waits("bob", 1, 0),
        NONE,
        smaller("pam", 1),
        cancel("ada").after("pam waits for 1"));
    add(
        "a group becomes smaller late, after it left and joined again",
        waiting,
        NONE.lost(1),
        smaller("pam", 1),
        Caller.of("pam", new Call.Cancel("pam"), new Call.Book("pam", 2, true, "anew")));
    add(
        "a group becomes smaller while its event is cancelled",
        waiting,
        NONE,
        smaller("pam", 1),
        Caller.of("organizer", new Call.CancelEvent()));
  }

  /** Tickets that are handed on. */
  private void ofTheLinks() {
    var linked = Setting.of(2).booked("ada", 2, 0).linked("ada", 1, "link");
    add("a link is opened by two at once", linked, NONE.lost(1), opens("bob"), opens("cec"));
    add(
        "a link is opened again while that commits",
        linked,
        NONE.halves(1),
        opens("bob"),
        Caller.of("again", new Call.Open("bob", "ada", "link", false, true)));
    add(
        "a link is opened while its booking is cancelled and made anew",
        linked,
        NONE.lost(1),
        opens("bob"),
        Caller.of("ada", new Call.Cancel("ada"), new Call.Book("ada", 2, false, "anew")));
    add(
        "a link is opened while its ticket is let in",
        linked,
        NONE.lost(1),
        opens("bob"),
        letIn("ada", 1, "door"));
    add(
        "a link is opened late, while its ticket is let in and that is undone",
        linked,
        NONE.lost(1),
        opens("bob"),
        Caller.of("door", new Call.CheckIn("ada", 1, 1, "door"), new Call.Undo("ada", "door")));
    add(
        "a link is opened while another ticket is let out and its own in",
        Setting.of(3).booked("ada", 3, 0).letIn("ada", 3, "early").linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        Caller.of("door", new Call.CheckIn("ada", 1, 1, "door"), new Call.Undo("ada", "early")));
    add(
        "a link is opened while its ticket is given back",
        linked,
        NONE.lost(1),
        opens("bob"),
        giveBack("ada", 1));
    add(
        "a link is opened while it is withdrawn",
        linked,
        NONE.lost(1),
        opens("bob"),
        Caller.of("ada", new Call.Withdraw("ada", "link")));
    add(
        "two links for one ticket are opened at once",
        Setting.of(2).booked("ada", 2, 0).linked("ada", 1, "link").linked("ada", 1, "other"),
        NONE.lost(1),
        opens("bob"),
        Caller.of("cec opens the other", new Call.Open("cec", "ada", "other", true, false)));
    add(
        "a link for the only ticket is opened",
        full().linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        cancel("ada"));
    add(
        "a link is opened by who waits, while they are promoted",
        Setting.of(3)
            .booked("ada", 2, 0)
            .booked("zoe", 1, 0)
            .waits("bob", 1, 0)
            .linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        cancel("zoe"));
    add(
        "a link is opened by who books at the same time",
        Setting.of(3).booked("ada", 2, 0).linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        book("bob"));
    add(
        "a link is opened by who has a ticket and cancels",
        Setting.of(3).booked("ada", 2, 0).booked("bob", 1, 0).linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        cancel("bob"));
    add(
        "a link is opened by who has tickets and gives one back",
        Setting.of(4).booked("ada", 2, 0).booked("bob", 2, 0).linked("ada", 1, "link"),
        NONE.lost(1),
        opens("bob"),
        giveBack("bob", 1));
    add(
        "a link is opened while its event is cancelled",
        linked,
        NONE,
        opens("bob"),
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "a link is opened while a booking may hold fewer tickets",
        Setting.of(3).booked("ada", 2, 0).booked("bob", 1, 0).linked("ada", 1, "link"),
        NONE,
        opens("bob"),
        Caller.of("limit", new Call.Limit(1)));
    var second = World.START.minusSeconds(1);
    add(
        "a link is opened while its event is brought forward",
        linked,
        NONE,
        opens("bob"),
        organizer(new Call.Move(World.START.minusSeconds(60), second, second))
            .ahead(Duration.ofSeconds(-2)));
    add(
        "a link ends before a lost reply to its opening is asked for again",
        linked,
        NONE.lost(1).crashes(1).jumps(1),
        opens("bob"),
        Caller.of("bob opens again", new Call.Open("bob", "ada", "link", true, true))
            .after("bob opens"));
  }

  private static Call.GiveBack giveBackOf(String user, int serial) {
    return new Call.GiveBack(user, 1, 1, List.of(serial), "back", false);
  }

  private static Caller giveBack(String user, int serial) {
    return Caller.of("%s gives back %d".formatted(user, serial), giveBackOf(user, serial));
  }

  private static Call.Add moreOf(String user, int more) {
    return new Call.Add(user, 1, 1, more, "more", false);
  }

  private static Caller more(String user, int more) {
    return Caller.of("%s adds %d".formatted(user, more), moreOf(user, more));
  }

  private static Caller smaller(String user, int quantity) {
    return Caller.of(
        "%s waits for %d".formatted(user, quantity),
        new Call.Smaller(user, 1, 1, quantity, "smaller", false));
  }

  private static Caller opens(String user) {
    return Caller.of(user + " opens", new Call.Open(user, "ada", "link", true, false));
  }

  /** Groups that can never get seats. */
  private void ofTheHopeless() {
    var pam = Setting.of(2).booked("ada", 1, 0).waits("pam", 2, 0);
    add(
        "capacity is lowered while a group joins that is larger then",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        resize(1),
        new Join("pam", 2).caller());
    add("capacity is lowered under a group, which leaves", pam, NONE, resize(1), cancel("pam"));
    add(
        "capacity is lowered under a group, and raised again",
        pam,
        NONE,
        resize(1),
        resize(2).after("resize 1"));
    add(
        "capacity was lowered under a group, which is fenced",
        Setting.of(2).booked("ada", 1, 0).waits("pam", 2, 0).resized(1),
        NONE.lost(1).conflicts(5),
        Caller.of("apply", new Call.Apply()),
        cancel("pam"));
    add(
        "capacity was lowered under two groups, and one leaves",
        Setting.of(2).booked("ada", 1, 0).waits("pam", 2, 0).waits("rob", 2, 0).resized(1),
        NONE,
        Caller.of("apply", new Call.Apply()),
        cancel("pam"));
    var second = World.START.minusSeconds(1);
    add(
        "an event is brought forward while a promoted guest cancels",
        full().waits("bob", 1, 0).cancelled("ada", 0).settled().cancellableFor(Duration.ZERO),
        NONE,
        organizer(new Call.Move(World.START.minusSeconds(60), second, second))
            .ahead(Duration.ofSeconds(-2)),
        cancel("bob"));
  }

  /** What an instance keeps of one event must not answer for another. */
  private void ofSeveralEvents() {
    add(
        "an instance that refused at another event is asked for as many",
        Setting.of(2).elsewhere(1),
        NONE.conflicts(1),
        Caller.of(
            "instance",
            new Call.Elsewhere(new Call.Book("zoe", 2, false, "book")),
            new Call.Book("ada", 2, false, "book")),
        book("bob").after("instance"));
  }

  /** The order in which groups join, by instances whose clocks differ. */
  private void ofThePlaces() {
    add(
        "an instance whose clock is behind joins after another group",
        Setting.of(1, 1).booked("ada", 1, 0).booked("zoe", 1, 1).waits("bob", 1, 0),
        NONE,
        join("cec").ahead(Duration.ofSeconds(-61)));
    add(
        "instances whose clocks differ join at once, and one after them",
        full(),
        NONE,
        join("bob").ahead(Duration.ofSeconds(2)),
        join("cec"),
        join("dan").after("join bob"));
  }

  /** A first call dies, and its try lands after a repeat was refused. */
  private void ofTheFences() {
    add(
        "a repeat is refused while a booking of the first call is late",
        Setting.of(1).booked("zoe", 1, 0).cancelled("zoe", 0),
        NONE.lost(1).crashes(1),
        book("ada"),
        Caller.of("instance", new Call.Book("bob", 1, false, "book"), new Call.Cancel("bob")),
        Caller.of("book ada again", new Call.Book("ada", 1, false, "book", true))
            .after("book ada"));
    add(
        "a repeat is refused while a booking anew of the first call is late",
        Setting.of(1).booked("ada", 1, 0).cancelled("ada", 0),
        NONE.lost(1).crashes(1),
        book("ada"),
        Caller.of("instance", new Call.Book("bob", 1, false, "book"), new Call.Cancel("bob")),
        Caller.of("book ada again", new Call.Book("ada", 1, false, "book", true))
            .after("book ada"));
    add(
        "a repeat is too late while a cancellation of the first call is late",
        full().cancellableFor(Duration.ofMillis(500)),
        NONE.lost(1).crashes(1).jumps(1),
        cancel("ada"),
        Caller.of("cancel ada again", new Call.Cancel("ada", 0, true)).after("cancel ada"));
    add(
        "a waiting group is fenced while it is promoted",
        full().waits("bob", 1, 0).cancelled("ada", 0),
        NONE.lost(1).conflicts(5),
        cancel("bob"),
        Caller.of("settle", new Call.Settle()));
  }

  private void ofTheSdk() {
    add(
        "a returned seat is taken before a booking of it is repeated, and given back",
        Setting.of(1).booked("ada", 1, 0).cancelled("ada", 0),
        NONE.repeats(1),
        book("bob"),
        book("cec"),
        cancel("cec").after("book cec"));
    add(
        "a returned seat is taken after an unclear answer to a booking of it, and given back",
        Setting.of(1).booked("ada", 1, 0).cancelled("ada", 0),
        NONE.unclear(1),
        book("bob"),
        book("cec"),
        cancel("cec").after("book cec"));
  }

  private void ofTheNotes() {
    add(
        "two book, and their seats are noted for lists",
        Setting.of(2).noted(),
        NONE.duplicates(1),
        Surroundings.NONE.notes(true),
        book("ada"),
        book("bob"));
    add(
        "somebody joins and leaves, and it is noted for lists",
        full().noted(),
        NONE.lost(1),
        Surroundings.NONE.notes(true),
        join("bob"),
        cancel("bob").after("join bob"));
  }

  private void ofTheFirstNotes() {
    add(
        "two book, and their seats are noted for the first time",
        Setting.of(2),
        NONE.duplicates(1),
        Surroundings.NONE.notes(true),
        book("ada"),
        book("bob"));
    add(
        "a group joins, and it is noted for lists",
        full().noted(),
        NONE,
        Surroundings.NONE.notes(true),
        join("bob"));
  }

  private void ofReconcile() {
    add(
        "the stream gives up what a cancellation started",
        full().waits("bob", 1, 0).noted(),
        NONE.crashes(1),
        Surroundings.NONE.notes(true).repeats(0),
        cancel("ada"));
    add(
        "the stream gives up what the end of an event started",
        full().waits("bob", 1, 0),
        NONE.crashes(1),
        Surroundings.NONE.repeats(0),
        organizer(new Call.CancelEvent()));
    add(
        "Reconcile looks while somebody books",
        Setting.of(1),
        NONE.stale(1),
        Caller.of("reconcile", new Call.Reconcile()),
        book("ada"));
  }

  private void ofPublishing() {
    add(
        "an event is published while somebody books",
        Setting.draft(1),
        NONE.lost(1),
        organizer(new Call.Publish()),
        book("ada"),
        join("bob"));
    add(
        "an instance is asked before an event is published, and after",
        Setting.draft(1),
        NONE.halves(1),
        organizer(new Call.Publish()),
        Caller.of(
            "instance",
            new Call.Book("ada", 1, false, "book"),
            new Call.Book("bob", 1, false, "book")));
    add(
        "an event is published by two at once",
        Setting.draft(1),
        NONE.lost(1),
        organizer(new Call.Publish()),
        Caller.of("another", new Call.Publish()));
    add(
        "an event is published by two at once, and cancelled",
        Setting.draft(1),
        NONE,
        organizer(new Call.Publish()),
        Caller.of("another", new Call.Publish()),
        Caller.of("last", new Call.CancelEvent()));
    add(
        "a draft gets more seats while it is published",
        Setting.draft(1),
        NONE,
        organizer(new Call.Publish()),
        resize(2));
  }

  private static Instant start(int days) {
    return World.START.plus(Duration.ofDays(days));
  }

  private static Caller organizer(Call call) {
    return Caller.of("organizer", call);
  }

  private static Setting full() {
    return Setting.of(1).booked("ada", 1, 0);
  }

  private record Join(String user, int quantity) {
    Caller caller() {
      return Caller.of("join " + user, new Call.Book(user, quantity, true, "join"));
    }
  }

  private static Caller book(String user) {
    return Caller.of("book " + user, new Call.Book(user, 1, false, "book"));
  }

  private static Caller again(String user) {
    return Caller.of("book %s again".formatted(user), new Call.Book(user, 1, false, "book"));
  }

  private static Caller join(String user) {
    return new Join(user, 1).caller();
  }

  /** A ticket of a first booking; 0 for all that are not in. */
  private static Caller letIn(String user, int serial, String key) {
    return Caller.of(
        "let in %s %d at the %s".formatted(user, serial, key),
        new Call.CheckIn(user, 1, serial, key));
  }

  private static Caller undo(String user, String key) {
    return Caller.of("undo %s of %s".formatted(key, user), new Call.Undo(user, key));
  }

  private static Caller resize(int capacity) {
    return Caller.of("resize " + capacity, new Call.Resize(capacity));
  }

  private static Caller cancel(String user) {
    return Caller.of("cancel " + user, new Call.Cancel(user));
  }

  private static Caller cancelGeneration(String user, long generation, String name) {
    return Caller.of(name, new Call.Cancel(user, generation));
  }

  private static Caller cancelAgain(String user) {
    return Caller.of("cancel %s again".formatted(user), new Call.Cancel(user));
  }

  /** A change goes by stream, bus, queue and mail service to its guest. */
  private void ofNotices() {
    var told = Surroundings.NONE.notices(true);
    for (var faults :
        List.of(
            NONE.crashes(1).duplicates(1),
            NONE.lost(1),
            NONE.unserved(2),
            NONE.lost(1).crashes(1))) {
      add("somebody books and hears so", Setting.of(1), faults, told, book("ada"));
    }
    for (var faults : List.of(NONE, NONE.duplicates(1))) {
      large.add(
          world(
                  "somebody who waits hears so, and is promoted",
                  full(),
                  faults,
                  Caller.of(
                      "instance", new Call.Book("bob", 1, true, "book"), new Call.Cancel("ada")))
              .in(told));
    }
    add(
        "a booking is cancelled and made anew, and each is told",
        Setting.of(1),
        NONE,
        told,
        Caller.of(
            "instance",
            new Call.Book("ada", 1, false, "first"),
            new Call.Cancel("ada"),
            new Call.Book("ada", 1, false, "second")));
    add(
        "somebody books and gives one back, and hears of both",
        Setting.of(2),
        NONE,
        told,
        Caller.of(
            "instance",
            new Call.Book("ada", 2, false, "book"),
            new Call.GiveBack("ada", 1, 1, List.of(2), "back", false)));
    add(
        "tickets are handed on, and both hear so",
        Setting.of(2).booked("ada", 2, 0).linked("ada", 1, "link"),
        NONE,
        told,
        opens("bob"));
    add(
        "a waiting group leaves and hears so",
        full().waits("bob", 1, 0),
        NONE,
        told,
        cancel("bob"));
    add(
        "an event is moved, and its guests hear so",
        full().waits("bob", 1, 0),
        NONE,
        told,
        Caller.of("organizer", MOVED));
    for (var faults : List.of(NONE.crashes(1), NONE.unserved(1))) {
      add(
          "an event is moved, and its guest hears so",
          full(),
          faults,
          told,
          Caller.of("organizer", MOVED));
    }
    add(
        "an event is moved while somebody books, and all know its start",
        Setting.of(2).booked("ada", 1, 0),
        NONE,
        told,
        Caller.of("organizer", MOVED),
        book("bob"));
    add(
        "an event is moved and then changed, and its guests hear of the move",
        full(),
        NONE,
        told,
        Caller.of("organizer", MOVED, new Call.Limit(2)));
    add(
        "an event is moved, a repeat of another change is refused, and its guests hear of the move",
        Setting.of(2).booked("ada", 2, 0),
        NONE,
        told,
        Caller.of("organizer", MOVED, new Call.Resize(1, true)));
    var second = World.START.minusSeconds(1);
    add(
        "an event begins while somebody waits, who hears so",
        full().waits("bob", 1, 0),
        NONE,
        told,
        organizer(new Call.Move(World.START.minusSeconds(60), second, second))
            .ahead(Duration.ofSeconds(-2)));
    add(
        "a repeat is fenced and refused, and nobody hears of it",
        full().waits("bob", 1, 0).cancelled("bob", 0),
        NONE.lost(1),
        told,
        book("bob"),
        Caller.of("book bob repeats", new Call.Book("bob", 1, false, "book", true))
            .after("book bob"));
    add(
        "an event is cancelled, and who waits and who booked hear so",
        full().waits("bob", 1, 0),
        NONE,
        told,
        Caller.of("organizer", new Call.CancelEvent()));
    add(
        "capacity is lowered under a group, which hears so",
        Setting.of(2).booked("ada", 1, 0).waits("pam", 2, 0),
        NONE.unserved(1),
        told,
        resize(1));
  }

  private void add(
      String name, Setting setting, Faults faults, Surroundings around, Caller... callers) {
    quick.add(world(name, setting, faults, callers).in(around));
  }

  private void add(String name, Setting setting, Faults faults, Caller... callers) {
    quick.add(world(name, setting, faults, callers));
  }

  private void addLarge(String name, Setting setting, Faults faults, Caller... callers) {
    large.add(world(name, setting, faults, callers));
  }

  /** Each caller's clock is a little ahead of the one before, so groups join in this order. */
  private static World world(String name, Setting setting, Faults faults, Caller... callers) {
    var ahead = new ArrayList<Caller>();
    for (var caller : callers) {
      ahead.add(caller.ahead(caller.skew().plusMillis(ahead.size())));
    }
    return new World(
        "%s %s".formatted(name, faults),
        setting.image(),
        List.copyOf(ahead),
        faults,
        Duration.ZERO,
        Surroundings.NONE);
  }
}
