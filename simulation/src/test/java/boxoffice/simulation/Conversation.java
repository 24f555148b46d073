package boxoffice.simulation;

import boxoffice.simulation.memory.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How far a caller has come. That is a function of what it was told, for the code under test reads
 * nothing else: so it is found by running the code anew with all of it, and any moment of a caller
 * can be continued in many ways. What was found once is kept.
 */
final class Conversation {

  private final Site.Factory sites;
  private final OptionalInt knownShards;
  private final Caller caller;
  private final List<Told> told;
  private final long fingerprint;
  private final Map<Long, Conversation> continued = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Wanted wanted;

  private Conversation(
      Site.Factory sites,
      OptionalInt knownShards,
      Caller caller,
      List<Told> told,
      long fingerprint) {
    this.sites = sites;
    this.knownShards = knownShards;
    this.caller = caller;
    this.told = told;
    this.fingerprint = fingerprint;
    this.wanted = run();
  }

  /**
   * A caller who was told nothing yet.
   *
   * @param knownShards see {@link Site.Factory#open}
   */
  static Conversation of(Site.Factory sites, OptionalInt knownShards, Caller caller) {
    return new Conversation(
        sites,
        knownShards,
        caller,
        List.of(),
        Fingerprints.of(caller.calls() + " " + caller.skew()));
  }

  /** What the caller does when it is told this. */
  Conversation tell(Told next) {
    var print = Fingerprints.mix(fingerprint * 31 + print(next));
    return continued.computeIfAbsent(
        print,
        _ -> {
          var longer = new ArrayList<>(told);
          longer.add(next);
          return new Conversation(sites, knownShards, caller, longer, print);
        });
  }

  Caller caller() {
    return caller;
  }

  /** All that the caller was told, in its order. */
  List<Told> told() {
    return told;
  }

  /** The answers to its calls so far. */
  List<Answer> answers() {
    return answers;
  }

  /** The call that it is at. */
  Call call() {
    return caller.calls().get(Math.min(answers.size(), caller.calls().size() - 1));
  }

  Wanted wanted() {
    return wanted;
  }

  boolean ended() {
    return wanted instanceof Wanted.Nothing;
  }

  /** 64 bits that differ where the caller's future may differ. */
  long fingerprint() {
    return fingerprint;
  }

  private Wanted run() {
    var line = new Line(told, sites::rewrite);
    var site = sites.open(line, line, line, knownShards);
    try {
      for (var call : caller.calls()) {
        line.begin();
        answers.add(site.carryOut(call));
      }
      return new Wanted.Nothing();
    } catch (Line.HungUp e) {
      return e.wanted();
    } catch (RuntimeException e) {
      throw new Violation("error: %s failed with %s".formatted(caller.name(), e));
    }
  }

  private static long print(Told next) {
    var what =
        switch (next) {
          case Told.Begun _ -> 1;
          case Told.Replied(var reply, var _) -> reply.fingerprint();
          case Told.Chosen(var number, var _) -> 2 + number;
        };
    return what * 31 + next.at().toEpochMilli();
  }
}
