package boxoffice.simulation;

import boxoffice.simulation.memory.Reply;
import java.time.Instant;

/** What a caller learned from outside, and when by its own clock: the only inputs of its code. */
sealed interface Told {

  Instant at();

  /** That its next call begins. */
  record Begun(Instant at) implements Told {}

  /** What the table answered. */
  record Replied(Reply reply, Instant at) implements Told {}

  /** A random number. */
  record Chosen(int number, Instant at) implements Told {}
}
