package boxoffice.bookings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of changes of a booking. */
public enum ChangeKind {
  /** Its user booked: a new generation. */
  BOOK("b", BookingState.CONFIRMED, Kept.BEGINNING),
  /** Its user joined the waitlist: a new generation. */
  JOIN("j", BookingState.WAITLISTED, Kept.BEGINNING),
  /** Its user got tickets of another booking, and had none: a new generation. */
  RECEIVE("r", BookingState.CONFIRMED, Kept.BEGINNING),
  /** It got returned seats. */
  PROMOTE("p", BookingState.CONFIRMED, Kept.PROMOTION),
  /** Its user gave some of its tickets back. */
  GIVE_BACK("g", BookingState.CONFIRMED, Kept.PART),
  /** Its user got more tickets. */
  ADD("a", BookingState.CONFIRMED, Kept.PART),
  /** Its user waits for fewer tickets than before. */
  SMALLER("m", BookingState.WAITLISTED, Kept.PART),
  /** Some of its tickets became another user's. */
  HAND_ON("h", BookingState.CONFIRMED, Kept.PART),
  /** Its user got tickets of another booking beside their own. */
  RECEIVE_MORE("t", BookingState.CONFIRMED, Kept.PART),
  /** All of its tickets became another user's. */
  HAND_ON_ALL("o", BookingState.CANCELLED, Kept.END),
  /** Its user cancelled it or left the waitlist. */
  CANCEL("c", BookingState.CANCELLED, Kept.END),
  /** Its event was cancelled. */
  SWEEP("s", BookingState.CANCELLED, Kept.END),
  /** It waited for more seats than its event has by now. */
  END("e", BookingState.CANCELLED, Kept.END),
  /** It still waited when its event began. */
  EXPIRE("x", BookingState.CANCELLED, Kept.END),
  /** Nothing changed but the revision, so that no earlier try can take effect. */
  FENCE("f", null, Kept.NOT);

  /** How a booking keeps changes of a kind: see {@link Change}. */
  enum Kept {
    BEGINNING,
    PART,
    PROMOTION,
    END,
    NOT;

    /** Whether the key of the request is kept, too. */
    boolean hasKey() {
      return this == BEGINNING || this == PART;
    }
  }

  private final String letter;
  private final @Nullable BookingState state;
  private final Kept kept;

  ChangeKind(String letter, @Nullable BookingState state, Kept kept) {
    this.letter = letter;
    this.state = state;
    this.kept = kept;
  }

  /** How a change in the table names it. */
  String letter() {
    return letter;
  }

  /** The kind of this letter. */
  static ChangeKind of(String letter) {
    for (var kind : values()) {
      if (kind.letter.equals(letter)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(letter);
  }

  /** The state to which it leads; empty where it keeps the state. */
  Optional<BookingState> state() {
    return Optional.ofNullable(state);
  }

  /** How a booking keeps it. */
  Kept kept() {
    return kept;
  }

  /** Whether it begins a generation. */
  boolean begins() {
    return kept == Kept.BEGINNING;
  }

  /** Whether it changes the quantity of a booking that stays live. */
  boolean isPart() {
    return kept == Kept.PART;
  }
}
