package boxoffice.local;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;

/**
 * A program that some tests need in addition to the JDK, Node.js and Maven.
 *
 * @param probe a command that succeeds if the program is usable
 * @param otherwise the message for a person who does not have it
 */
public record Requirement(List<String> probe, String otherwise) {

  /** A running Docker engine. */
  public static final Requirement DOCKER =
      new Requirement(List.of("docker", "info"), "no Docker engine answers");

  /**
   * Skips the tests with one line if the program is missing; fails them if {@code
   * -Dtools.required=true} says that it must be there.
   */
  public void orSkip() throws InterruptedException {
    if (!met()) {
      if (Boolean.getBoolean("tools.required")) {
        throw new IllegalStateException(otherwise);
      }
      System.out.println("Skipped: " + otherwise);
      abort(otherwise);
    }
  }

  private boolean met() throws InterruptedException {
    try {
      return new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
