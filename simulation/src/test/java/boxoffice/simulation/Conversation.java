package boxoffice.simulation;

import boxoffice.table.value.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How far a caller has come. The code under test reads nothing but its inputs, so running it anew
 * with all inputs so far shows how far it has come, and every moment can be continued in many ways.
 * Results are kept.
 */
final class Conversation {

  private final Site.Factory sites;
  private final OptionalInt knownShards;
  private final Caller caller;
  private final List<Input> inputs;
  private final long fingerprint;
  private final Map<Long, Conversation> continued = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Wanted wanted;

  private Conversation(
      Site.Factory sites,
      OptionalInt knownShards,
      Caller caller,
      List<Input> inputs,
      long fingerprint) {
    this.sites = sites;
    this.knownShards = knownShards;
    this.caller = caller;
    this.inputs = inputs;
    this.fingerprint = fingerprint;
    this.wanted = run();
  }

  /**
   * A caller without inputs yet.
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

  /** How far the caller comes with one more input. */
  Conversation given(Input next) {
    var print = Fingerprints.mix(fingerprint * 31 + print(next));
    return continued.computeIfAbsent(
        print,
        _ -> {
          var longer = new ArrayList<>(inputs);
          longer.add(next);
          return new Conversation(sites, knownShards, caller, longer, print);
        });
  }

  Caller caller() {
    return caller;
  }

  /** All inputs so far, oldest first. */
  List<Input> inputs() {
    return inputs;
  }

  /** The inputs of the call that began last. */
  List<Input> inputsOfCall() {
    var begin = inputs.size() - 1;
    while (!(inputs.get(begin) instanceof Input.Begun)) {
      begin--;
    }
    return inputs.subList(begin, inputs.size());
  }

  /** The answers to its calls so far. */
  List<Answer> answers() {
    return answers;
  }

  /** The call that it carries out now. */
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
    var line = new Line(inputs, sites::rewrite);
    var site = sites.open(line, line, line, line, knownShards);
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

  private static long print(Input next) {
    var what =
        switch (next) {
          case Input.Begun _ -> 1;
          case Input.Replied(var reply, var _) -> reply.fingerprint();
          case Input.Chosen(var number, var _) -> 2 + number;
          case Input.Answered(var served, var _) ->
              100 + 2 * served.refused() + (served.answered() ? 1 : 0);
        };
    return what * 31 + next.at().toEpochMilli();
  }
}
