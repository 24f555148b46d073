package boxoffice.simulation;

import boxoffice.simulation.table.StreamRecord;
import java.time.Instant;
import java.util.List;

/** A call that reaches a function. */
public sealed interface Call {

  /**
   * Book tickets.
   *
   * @param waitlist whether to wait if there are not enough
   * @param key the idempotency key
   * @param repeated whether the call is marked as a repeat
   */
  record Book(String user, int quantity, boolean waitlist, String key, boolean repeated)
      implements Call {

    Book(String user, int quantity, boolean waitlist, String key) {
      this(user, quantity, waitlist, key, false);
    }

    /** The same request, however often it is sent. */
    Book unmarked() {
      return new Book(user, quantity, waitlist, key);
    }
  }

  /**
   * Cancel the user's booking, or leave the waitlist.
   *
   * @param generation the generation that the user saw; 0 where the call names none
   * @param repeated whether the call is marked as a repeat
   */
  record Cancel(String user, long generation, boolean repeated) implements Call {

    Cancel(String user) {
      this(user, 0);
    }

    Cancel(String user, long generation) {
      this(user, generation, false);
    }
  }

  /**
   * Change the quantity of the user's booking. It names the generation and the revision that the
   * user saw; where both are 0, the user looks first.
   */
  sealed interface Part extends Call {

    String user();

    long generation();

    long revision();

    /** The idempotency key. */
    String key();

    /** Whether the call is marked as a repeat. */
    boolean repeated();

    /** The same request, marked as a repeat or not. */
    Part marked(boolean asRepeat);

    /** What is asked for, of a booking however it is: by this a key is known again. */
    Part unconditional();
  }

  /** Give tickets back, by their serials. */
  record GiveBack(
      String user,
      long generation,
      long revision,
      List<Integer> serials,
      String key,
      boolean repeated)
      implements Part {

    @Override
    public GiveBack marked(boolean asRepeat) {
      return new GiveBack(user, generation, revision, serials, key, asRepeat);
    }

    @Override
    public GiveBack unconditional() {
      return new GiveBack(user, 0, 0, serials, key, false);
    }
  }

  /**
   * Have more tickets.
   *
   * @param more how many more
   */
  record Add(String user, long generation, long revision, int more, String key, boolean repeated)
      implements Part {

    @Override
    public Add marked(boolean asRepeat) {
      return new Add(user, generation, revision, more, key, asRepeat);
    }

    @Override
    public Add unconditional() {
      return new Add(user, 0, 0, more, key, false);
    }
  }

  /** Wait for fewer tickets. */
  record Smaller(
      String user, long generation, long revision, int quantity, String key, boolean repeated)
      implements Part {

    @Override
    public Smaller marked(boolean asRepeat) {
      return new Smaller(user, generation, revision, quantity, key, asRepeat);
    }

    @Override
    public Smaller unconditional() {
      return new Smaller(user, 0, 0, quantity, key, false);
    }
  }

  /** What is done with a link by which tickets are handed on. */
  sealed interface OfLink extends Call {

    /** Whose tickets they are. */
    String giver();

    /** What tells the link from the others of the giver. */
    String key();
  }

  /**
   * Make a link.
   *
   * @param generation the generation that the giver saw
   */
  record MakeLink(String giver, long generation, List<Integer> serials, String key)
      implements OfLink {}

  /** Withdraw a link. */
  record Withdraw(String giver, String key) implements OfLink {}

  /**
   * Open a link.
   *
   * @param leaveWaitlist whether the user gives up a place in the waitlist
   * @param repeated whether the call is marked as a repeat
   */
  record Open(String user, String giver, String key, boolean leaveWaitlist, boolean repeated)
      implements OfLink {

    Open marked(boolean asRepeat) {
      return new Open(user, giver, key, leaveWaitlist, asRepeat);
    }
  }

  /** What a steward does at the door. */
  sealed interface AtDoor extends Call {

    /** Whose tickets they are. */
    String user();

    /** The idempotency key of the check-in. */
    String key();
  }

  /**
   * Let tickets of a guest in.
   *
   * @param generation the generation of the booking that the list of guests shows; 0 where a code
   *     is shown
   * @param serial which ticket; 0 for all that are not in yet
   */
  record CheckIn(String user, long generation, int serial, String key) implements AtDoor {}

  /** Undo the check-in of a key. */
  record Undo(String user, String key) implements AtDoor {}

  /** Change the capacity; {@code repeated} marks it as a repeat. */
  record Resize(int capacity, boolean repeated) implements Call {

    Resize(int capacity) {
      this(capacity, false);
    }
  }

  /** Change how many tickets one booking may hold: a change of terms. */
  record Limit(int maxTicketsPerBooking) implements Call {}

  /** Change the times of the event. */
  record Move(Instant salesFrom, Instant salesUntil, Instant startsAt) implements Call {}

  /** Cancel the event. */
  record CancelEvent() implements Call {}

  /** Book or cancel, but of the other event. */
  record Elsewhere(Call call) implements Call {}

  /** What the table's stream starts, and starts again until it is done. */
  sealed interface FromStream extends Call {}

  /** Settle the waitlist: seats came back, or a group joined. */
  record Settle() implements FromStream {}

  /** Do what follows from a change of the event. */
  record Apply() implements FromStream {}

  /** Note for lists what seats the event has left. */
  record Summarize() implements FromStream {}

  /** What hands on a change until it is a mail. */
  sealed interface Relay extends Call {}

  /**
   * Hand on what records of the stream say.
   *
   * @param records of one batch, in their order
   */
  record HandOn(List<Written> records) implements Relay {}

  /**
   * A change of the table, as its stream has it.
   *
   * @param at when it was written
   */
  record Written(StreamRecord record, Instant at) {}

  /** Do what a message of a queue asks for. */
  record Handle(Channel channel, String body) implements Relay {}

  /** Do what was left undone, and report what is wrong. */
  record Reconcile() implements Call {}

  /** Publish the event. */
  record Publish() implements Call {}

  /** List events. */
  record ListEvents() implements Call {}
}
