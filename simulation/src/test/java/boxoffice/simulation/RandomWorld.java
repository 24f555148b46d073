package boxoffice.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The world of a seed: few seats, and few people who often want the same ones. */
final class RandomWorld {

  private static final List<String> USERS = List.of("ada", "bob", "cec", "dan", "eve", "fay");

  private static final Call MOVED =
      new Call.Move(
          World.START.minus(Duration.ofHours(1)),
          World.START.plus(Duration.ofDays(2)),
          World.START.plus(Duration.ofDays(3)));

  private final Random random;

  private RandomWorld(long seed) {
    // The first numbers of neighbouring seeds are alike; those of mixed ones are not.
    random = new Random(seed * 0x9e3779b97f4a7c15L);
  }

  static World of(long seed) {
    return new RandomWorld(seed).world(seed);
  }

  private World world(long seed) {
    return random.nextInt(12) == 0 ? beingPublished(seed) : onSale(seed);
  }

  private World onSale(long seed) {
    // Now and then more than most worlds have.
    var shards = random.nextInt(8) == 0 ? 4 + random.nextInt(5) : 1 + random.nextInt(3);
    var most = 1 + random.nextInt(3);
    var setting = Setting.of(IntStream.range(0, shards).map(_ -> 1 + random.nextInt(3)).toArray());
    fill(setting, shards, most);
    if (seed % 8 == 5) {
      soon(setting, new Random(seed));
    }
    var callers = callers(most);
    if (random.nextInt(12) == 0) {
      callers.add(Caller.of("reconcile", new Call.Reconcile()));
    }
    if (random.nextInt(3) == 0) {
      doors(callers, most);
    }
    if (random.nextInt(4) == 0) {
      links(callers, most);
    }
    return world(seed, setting, callers, faults());
  }

  /** The event begins or ends, or its door opens, while people call. */
  private static void soon(Setting setting, Random random) {
    var soon = Duration.ofMillis(random.nextInt(300));
    switch (random.nextInt(3)) {
      case 0 -> setting.starts(soon);
      case 1 -> setting.starts(Duration.ofSeconds(-30)).ends(soon);
      default -> setting.starts(soon.plusDays(1));
    }
  }

  /** An event of one shard, seldom of two, is published amid its first bookings. */
  private World beingPublished(long seed) {
    var setting = Setting.draft(random.nextInt(4) == 0 ? 33 : 1 + random.nextInt(4));
    var callers = callers(1 + random.nextInt(3));
    callers.add(random.nextInt(callers.size()), Caller.of("organizer", new Call.Publish()));
    return world(seed, setting, callers, faults().jumps(0));
  }

  private List<Caller> callers(int most) {
    var callers = new ArrayList<Caller>();
    var count = 3 + random.nextInt(5);
    for (var i = 0; i < count; i++) {
      callers.add(caller(i, most));
    }
    repeats(callers);
    return callers;
  }

  private World world(long seed, Setting setting, List<Caller> callers, Faults faults) {
    // Drawn by the seed alone, so that the other worlds stay as they are.
    var around = surroundings().notices(seed % 3 == 0);
    if (around.notices() && new Random(seed).nextInt(3) == 0) {
      callers.add(Caller.of("organizer moves", MOVED));
    }
    if (around.perSecond() == 0 && random.nextInt(4) == 0) {
      setting.elsewhere(1 + random.nextInt(3));
      elsewhere(callers);
    }
    return new World(
        "seed " + seed,
        around.notes() ? setting.noted().image() : setting.image(),
        callers,
        around.notices() ? ofNotices(faults) : faults,
        Duration.ofMillis(1 + random.nextInt(20)),
        around);
  }

  /** More goes wrong, as more is on its way; no record waits for a day, or it would be lost. */
  private static Faults ofNotices(Faults faults) {
    return faults
        .lost(faults.lost() + 1)
        .crashes(faults.crashes() + 1)
        .unserved(faults.unserved() + 1)
        .duplicates(faults.duplicates() + 1)
        .jumps(Math.min(1, faults.jumps()));
  }

  /** Some instances also serve another event, before or after their own calls. */
  private void elsewhere(List<Caller> callers) {
    for (var i = 0; i < callers.size(); i++) {
      if (random.nextInt(3) == 0) {
        var caller = callers.get(i);
        var calls = new ArrayList<>(caller.calls());
        calls.add(random.nextInt(calls.size() + 1), new Call.Elsewhere(bookOrCancel(3)));
        callers.set(
            i, new Caller(caller.name(), List.copyOf(calls), caller.skew(), caller.after()));
      }
    }
  }

  private Surroundings surroundings() {
    return new Surroundings(
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? random.nextInt(6) : Surroundings.WITHOUT_END,
        random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0,
        false);
  }

  /** Some requests are sent again, marked as repeats, after the first call ended in any way. */
  private void repeats(List<Caller> callers) {
    for (var first : List.copyOf(callers)) {
      var call = first.calls().getFirst();
      if (first.calls().size() == 1 && random.nextInt(3) == 0) {
        switch (call) {
          case Call.Book(var user, var quantity, var waitlist, var key, var _) ->
              callers.add(repeat(first, new Call.Book(user, quantity, waitlist, key, true)));
          case Call.Cancel(var user, var generation, var _) ->
              callers.add(repeat(first, new Call.Cancel(user, generation, true)));
          case Call.Part part -> callers.add(repeat(first, part.marked(true)));
          default -> {}
        }
      }
    }
  }

  private static Caller repeat(Caller first, Call again) {
    return new Caller(
        first.name() + " repeats", List.of(again), first.skew(), Set.of(first.name()));
  }

  /** Books most seats, and gives some back. */
  private void fill(Setting setting, int shards, int most) {
    var left = random.nextInt(3);
    for (var shard = 0; shard < shards; shard++) {
      for (var i = 0; free(setting, shard) > (shard == 0 ? left : 0); i++) {
        var quantity = (int) Math.min(free(setting, shard), 1 + random.nextInt(most));
        setting.booked(
            i == 0 && shard < USERS.size() ? USERS.get(shard) : "crowd%d-%d".formatted(shard, i),
            quantity,
            shard);
      }
    }
    if (shards > 1 && random.nextInt(3) == 0) {
      setting.cancelled(USERS.get(1), random.nextInt(shards));
    }
  }

  private static long free(Setting setting, int shard) {
    return Ledger.free(Ledger.of(setting.image()).shards().get(shard));
  }

  private Caller caller(int number, int most) {
    var calls = new ArrayList<Call>();
    var count = random.nextInt(3) == 0 ? 2 : 1;
    for (var i = 0; i < count; i++) {
      calls.add(call(most));
    }
    return new Caller(
        "caller" + number,
        List.copyOf(calls),
        // Now and then a clock is seconds behind or ahead.
        Duration.ofMillis(random.nextInt(-50, 51) * (random.nextInt(10) == 0 ? 40 : 1)),
        Set.of());
  }

  private Call call(int most) {
    switch (random.nextInt(24)) {
      case 0:
        return new Call.Resize(1 + random.nextInt(9));
      case 1:
        return random.nextInt(3) == 0
            ? new Call.CancelEvent()
            : new Call.Limit(1 + random.nextInt(6));
      case 2:
        return atDoor(most, 1 + random.nextInt(2));
      case 3, 4, 5:
        return part(most);
      default:
        return bookOrCancel(most);
    }
  }

  /** A steward lets tickets of somebody in, by their code or the list of guests, or undoes that. */
  private Call atDoor(int most, long generation) {
    var user = USERS.get(random.nextInt(2));
    var serial = random.nextInt(most + 1);
    var key = "door%d-%d".formatted(random.nextInt(2), random.nextInt(15) == 0 ? 0 : serial);
    return random.nextInt(3) == 0
        ? new Call.Undo(user, key)
        : new Call.CheckIn(user, random.nextInt(3) == 0 ? 0 : generation, serial, key);
  }

  /** Two doors, which let in the same guests. */
  private void doors(List<Caller> callers, int most) {
    for (var door = 0; door < 2; door++) {
      var calls = IntStream.range(0, 2 + random.nextInt(3)).mapToObj(_ -> atDoor(most, 1)).toList();
      callers.add(new Caller("door" + door, calls, Duration.ZERO, Set.of()));
    }
  }

  /** Somebody gives tickets back, wants more, or waits for fewer. */
  private Call part(int most) {
    var user = USERS.get(random.nextInt(USERS.size()));
    var key = "part" + random.nextInt(2);
    var seen = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    var generation = seen == 0 ? 0 : 1;
    return switch (random.nextInt(3)) {
      case 0 ->
          new Call.GiveBack(
              user, generation, seen, List.of(1 + random.nextInt(most)), key + "g", false);
      case 1 -> new Call.Add(user, generation, seen, 1 + random.nextInt(2), key + "a", false);
      default -> new Call.Smaller(user, generation, seen, 1 + random.nextInt(2), key + "s", false);
    };
  }

  /** Links of two users, which others open at once and their givers withdraw. */
  private void links(List<Caller> callers, int most) {
    var giver = USERS.get(random.nextInt(2));
    var serials =
        random.nextInt(3) == 0 || most == 1 ? List.of(1) : List.of(1 + random.nextInt(most));
    callers.add(
        Caller.of("makes a link", new Call.MakeLink(giver, 1, serials, "link"))
            .after(random.nextBoolean() ? new String[0] : new String[] {"caller0"}));
    for (var i = 0; i < 1 + random.nextInt(3); i++) {
      var user = USERS.get(1 + random.nextInt(USERS.size() - 1));
      var open = new Call.Open(user, giver, "link", random.nextBoolean(), false);
      var name = "opens " + i;
      callers.add(Caller.of(name, open).after("makes a link"));
      if (random.nextInt(3) == 0) {
        callers.add(Caller.of(name + " repeats", open.marked(true)).after(name));
      }
    }
    if (random.nextInt(3) == 0) {
      callers.add(Caller.of("withdraws", new Call.Withdraw(giver, "link")).after("makes a link"));
    }
  }

  private Call bookOrCancel(int most) {
    var user = USERS.get(random.nextInt(USERS.size()));
    if (random.nextInt(9) < 4) {
      return new Call.Cancel(user);
    }
    var key = random.nextInt(3);
    // A key stands for one request: the same user, quantity and waitlist choice. Some are misused.
    var misused = random.nextInt(30) == 0 ? 1 : 0;
    var form = user.charAt(0) + key + misused;
    var quantity = random.nextInt(40) == 0 ? 7 : 1 + form % most;
    return new Call.Book(user, quantity, form % 2 == 0, "key" + key);
  }

  private Faults faults() {
    return new Faults(
        random.nextInt(4),
        random.nextInt(4),
        random.nextInt(3),
        random.nextInt(3),
        random.nextInt(5),
        random.nextInt(2),
        random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0,
        random.nextInt(3),
        random.nextInt(3),
        random.nextInt(4));
  }
}
