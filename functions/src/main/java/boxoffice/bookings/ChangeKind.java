package boxoffice.bookings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of changes of a booking. */
public enum ChangeKind {
  /** Its user booked: a new generation. */
  BOOK("b", BookingState.CONFIRMED),
  /** Its user joined the waitlist: a new generation. */
  JOIN("j", BookingState.WAITLISTED),
  /** It got returned seats. */
  PROMOTE("p", BookingState.CONFIRMED),
  /** Its user cancelled it or left the waitlist. */
  CANCEL("c", BookingState.CANCELLED),
  /** Its event was cancelled. */
  SWEEP("s", BookingState.CANCELLED),
  /** It waited for more seats than its event has by now. */
  END("e", BookingState.CANCELLED),
  /** It still waited when its event began. */
  EXPIRE("x", BookingState.CANCELLED),
  /** Nothing changed but the revision, so that no earlier try can take effect. */
  FENCE("f", null);

  private final String letter;
  private final @Nullable BookingState state;

  ChangeKind(String letter, @Nullable BookingState state) {
    this.letter = letter;
    this.state = state;
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

  /** Whether it begins a generation. */
  boolean begins() {
    return this == BOOK || this == JOIN;
  }
}
