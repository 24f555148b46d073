package boxoffice.simulation;

import boxoffice.simulation.table.Reply;
import java.time.Instant;

/** What a caller gets from outside, and when by its own clock: the only inputs of its code. */
sealed interface Input {

  Instant at();

  /** Its next call begins. */
  record Begun(Instant at) implements Input {}

  /** The table answers. */
  record Replied(Reply reply, Instant at) implements Input {}

  /** Another service answers, or does not. */
  record Answered(Served served, Instant at) implements Input {}

  /** A random number is drawn. */
  record Chosen(int number, Instant at) implements Input {}
}
