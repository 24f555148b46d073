package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import java.util.List;
import java.util.Set;

/** What Reconcile reports. */
final class ReconcilePromises {

  /** What is wrong for a while, until the stream has been delivered. */
  private static final Set<String> PASSING =
      Set.of("FITS_BUT_WAITS", "WAITS_IN_VAIN", "TERMS_ARE_OLD", "NOT_SWEPT");

  private ReconcilePromises() {}

  /** Nothing is reported that is not so: what never breaks is never reported. */
  static void answered(Actor actor, Answer answer) {
    if (answer instanceof Answer.Reconciled(var _, var differences)) {
      for (var difference : differences) {
        require(
            PASSING.contains(difference),
            "reconcile: %s reports %s, which is not so",
            actor.name(),
            difference);
      }
    }
  }

  /** A run without faults at rest leaves nothing undone. */
  static void atRest(Actor actor) {
    for (var answer : actor.conversation().answers()) {
      require(
          new Answer.Reconciled(0, List.of()).equals(answer),
          "reconcile: %s at rest is answered %s",
          actor.name(),
          answer);
    }
  }
}
