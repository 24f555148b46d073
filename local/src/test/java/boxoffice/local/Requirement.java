package boxoffice.local;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;

/**
 * A program that some tests need beside the JDK, Node and Maven.
 *
 * @param probe a command that succeeds where the program is usable
 * @param otherwise what a person without it is told
 */
public record Requirement(List<String> probe, String otherwise) {

  /** The line that a person needs to run what needs Docker. */
  public static final Requirement DOCKER =
      new Requirement(List.of("docker", "info"), "no Docker engine answers");

  /**
   * Skips the tests with one line where it is not met; fails them where {@code
   * -Dtools.required=true} says that it must be.
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
