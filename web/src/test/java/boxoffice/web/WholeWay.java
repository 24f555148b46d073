package boxoffice.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes the steps of the README, from {@code mvn -Prun} to a ticket with a QR code on the screen,
 * and prints the time of each. At the end, it stops all processes that it started.
 */
final class WholeWay {

  private static final long PATIENCE_SECONDS = 20;

  private static final String LAST_LINE = "Ctrl-C ends it.";

  private final long begin = System.nanoTime();

  private WholeWay() {}

  /** Fails with the output of the system if a step fails. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new WholeWay().go();
    // The driver of the browser keeps the process alive.
    System.exit(0);
  }

  private void go() throws IOException, InterruptedException {
    say("mvn -Prun");
    // Any free port, because another system may run here; otherwise as in the README.
    var run =
        new ProcessBuilder("mvn", "-Prun", "-Dport=0")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true)
            .start();
    try {
      var output = untilReady(run);
      var login = find(output, "Demo login +(\\S+) +(\\S+)");
      book(find(output, "Page +(\\S+)").group(1), login.group(1), login.group(2));
    } finally {
      end(run);
    }
    say("everything has stopped");
  }

  private void book(String address, String email, String password) throws InterruptedException {
    try (var browser = Chromium.orSkip().newContext(Visitors.options())) {
      var visitor = new Visitor(browser, URI.create(address)).opens("");
      visitor.isAt("Upcoming events");
      say("the page is open: " + address);
      visitor.follows("Night Trains");
      visitor.presses("Book tickets");
      visitor.fills("E-mail", email);
      visitor.presses("I have an account");
      visitor.fills("Password", password);
      visitor.presses("Sign in and book");
      visitor.isAt("Your ticket");
      say("signed in as %s, booked, and the ticket is on the screen".formatted(email));
      var code = visitor.scans();
      visitor.reads(String.join("-", code.split("(?<=\\G.{5})")));
      say("the QR code has the ticket code below it, %d characters".formatted(code.length()));
    }
  }

  private static String untilReady(Process run) throws IOException {
    var lines = new ArrayList<String>();
    // Not closed: otherwise the process gets an error when it prints more.
    var reader = run.inputReader();
    for (var line = reader.readLine(); !LAST_LINE.equals(line); line = reader.readLine()) {
      if (line == null) {
        throw new IllegalStateException("It did not start: " + String.join("\n", lines));
      }
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  private static MatchResult find(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No '%s' in %s".formatted(pattern, text)));
  }

  /** Stops the process and all that it started, as Ctrl-C does. */
  private static void end(Process run) {
    var all = run.descendants().toList();
    run.destroy();
    for (var process : all) {
      process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      process.destroyForcibly();
    }
  }

  private void say(String step) {
    System.out.printf("%5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, step);
  }
}
