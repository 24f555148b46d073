package boxoffice.dynamodb;

import java.time.Instant;
import java.time.InstantSource;

/** Times as the table keeps them: in milliseconds. What is answered must be what is stored. */
public final class Millis {

  private Millis() {}

  /** Now, as it reads when it comes back from the table. */
  public static Instant now(InstantSource clock) {
    return Instant.ofEpochMilli(clock.millis());
  }
}
