package boxoffice.simulation;

/**
 * One step of a schedule.
 *
 * @param who the caller, the stream or the clock
 * @param choice which one, where several are possible
 */
record Step(Kind kind, String who, int choice) {

  /** What happens, and whether it is a fault. */
  enum Kind {
    GO("goes on", false),
    CHOOSE("chooses", false),
    READ("reads one item", false),
    READ_OLD("reads an item as it was before a commit", false),
    REPORT("learns of one failed condition only", false),
    START_COMMIT("commits half", true),
    FINISH_COMMIT("has committed", false),
    CONFLICT("meets a conflict", true),
    THROTTLE("is throttled", true),
    UNAVAILABLE("is not served", true),
    STALE("reads an index that is behind", true),
    LOSE("gets no reply", true),
    SERVER_ERROR("gets an error of the server", true),
    IN_PROGRESS("learns that its transaction is in progress", true),
    SDK_REPEATS("gets the reply to a repeat by the SDK", true),
    LAND("is carried out late", false),
    VANISH("is never carried out", false),
    CRASH("crashes", true),
    DELIVER("delivers records", false),
    WAIT("waits until a queue delivers again", false),
    TIME_OUT("runs out of time", false),
    DUPLICATE("will deliver a record again", true),
    JUMP("jumps", true),
    REPEAT("without a final answer asks again, and no more faults happen", false),
    RECONCILE("gave something up, and Reconcile runs without faults", false);

    private final String text;
    private final boolean fault;

    Kind(String text, boolean fault) {
      this.text = text;
      this.fault = fault;
    }

    boolean isFault() {
      return fault;
    }
  }

  static Step of(Kind kind, String who) {
    return new Step(kind, who, 0);
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(who, kind.text, choice == 0 ? "" : " " + choice);
  }
}
