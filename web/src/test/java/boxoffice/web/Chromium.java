package boxoffice.web;

import boxoffice.local.Requirement;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser that all tests of this JVM share: that of {@code -Dchromium=}, else an installed one,
 * else that of Playwright.
 */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** It draws no window around the page, so it is quicker. It has no camera. */
  private static final String WITHOUT_A_WINDOW = "chromium-headless-shell";

  /** A name that only this browser knows. It leads to this machine, as a rebound name does. */
  static final String FOREIGN = "evil.example";

  private static final String MISSING = "no Chromium found: install one, or set -Dchromium=";

  /** Without these, a browser sends requests of its own. */
  private static final List<String> QUIET =
      List.of("--disable-background-networking", "--disable-component-update", "--disable-sync");

  private Chromium() {}

  /**
   * The running browser. Without one, the test is skipped and the first such test prints a message;
   * with {@code -Dtools.required=true}, it fails.
   */
  static Browser orSkip() throws InterruptedException {
    if (Shared.BROWSER.isEmpty()) {
      if (!Shared.said) {
        Shared.said = true;
        new Requirement(List.of("chromium", "--version"), MISSING).orSkip();
      }
      Assumptions.abort(MISSING);
    }
    return Shared.BROWSER.get();
  }

  /**
   * A browser of its own, whose camera shows a film over and over. The test must close it.
   *
   * @param film a file of Y4M; it may be written later, before the camera is switched on
   */
  static Browser withCamera(Path film) throws InterruptedException {
    orSkip();
    return launch(
            NAMES.stream(),
            List.of(
                "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film))
        .orElseThrow();
  }

  private static Optional<Browser> launch(Stream<String> names, List<String> more) {
    // The driver of Playwright runs on Node: use the one that cognito-local needs anyway.
    System.setProperty("playwright.nodejs.path", onPath("node").orElseThrow().toString());
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var own = Path.of(playwright.chromium().executablePath());
    var found = named().or(() -> names.flatMap(name -> onPath(name).stream()).findFirst());
    if (found.isEmpty() && !Files.exists(own)) {
      playwright.close();
      return Optional.empty();
    }
    var arguments = new ArrayList<>(QUIET);
    arguments.addAll(more);
    arguments.add("--host-resolver-rules=MAP %s 127.0.0.1".formatted(FOREIGN));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--no-sandbox");
    }
    return Optional.of(
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found.orElse(own))
                    .setArgs(arguments)));
  }

  private static Optional<Path> named() {
    return Optional.of(System.getProperty("chromium", ""))
        .filter(name -> !name.isBlank())
        .map(Path::of);
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static final class Shared {
    static final Optional<Browser> BROWSER =
        launch(Stream.concat(Stream.of(WITHOUT_A_WINDOW), NAMES.stream()), List.of());
    static boolean said;
  }
}
