package boxoffice.benchmarks;

import boxoffice.local.Messaging;
import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A rush on the local system with a mail for each booking, without, and with mail held back until
 * after the rush. Options: {@code users}, {@code clients}, {@code bookings}, {@code held} (seconds,
 * more than the rush takes), {@code repeats}, {@code mode} ({@code without}, {@code with} or {@code
 * held} for it alone; {@code refused} for a mail service that refuses everything for a minute from
 * the first booking on).
 */
final class MailsBenchmark {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUEUE = "NoticesQueue";
  private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*(\\S+)");
  private static final Duration SENT_WITHIN = Duration.ofMinutes(15);
  private static final int REFUSED_FOR = 60;
  private static final Duration POLL = Duration.ofMillis(500);

  private MailsBenchmark() {}

  /** What becomes of notices. */
  private enum Mode {
    WITHOUT("without notices"),
    WITH("with notices"),
    HELD("mail held back"),
    /** Only if it is asked for: what SES refused comes again minutes later. */
    REFUSED("mail refused");

    private final String title;

    Mode(String title) {
      this.title = title;
    }

    boolean isAsked(String option) {
      return option.isEmpty() ? this != REFUSED : option.equals(name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * One run.
   *
   * @param meanwhile mails that were sent before the last booking was answered
   * @param distinct of all mails, how many are about different changes
   * @param lastAfter from the last answer to the last mail, in seconds
   * @param cpuMillis of processor time for a booking, until its answer alone
   */
  private record Run(
      Mode mode,
      int bookings,
      double perSecond,
      double p50,
      double p99,
      double cpuMillis,
      int meanwhile,
      int mails,
      int distinct,
      double lastAfter) {

    int lost() {
      return mode == Mode.WITHOUT ? 0 : bookings - distinct;
    }

    int twice() {
      return mails - distinct;
    }
  }

  static Report run(Options options) throws Exception {
    var users = options.number("users", 200);
    var clients = options.number("clients", 16);
    var bookings = options.number("bookings", 2_000);
    var held = options.number("held", 20);
    var modes =
        Arrays.stream(Mode.values())
            .filter(mode -> mode.isAsked(options.text("mode", "")))
            .toList();
    var runs = new ArrayList<Run>();
    for (var repeat = 1; repeat <= options.number("repeats", 3); repeat++) {
      for (var mode : modes) {
        var parameters = RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS);
        try (var system = RunningSystem.start(Map.of("parameters", parameters));
            var messaging = new Messaging(system)) {
          var sale = new Sale(system, clients, users, 2 * bookings);
          sale.book(bookings, new ConcurrentLinkedQueue<>());
          // Each begins equally warm: the JVM has compiled what mails need, too.
          var before = await(messaging, bookings);
          switch (mode) {
            case WITHOUT -> messaging.disable("NoticesRule");
            case WITH -> {}
            case HELD ->
                messaging.set(QUEUE, QueueAttributeName.DELAY_SECONDS, String.valueOf(held));
            case REFUSED -> messaging.refuse("ses", REFUSED_FOR);
          }
          runs.add(run(system, messaging, sale, mode, bookings, before.size()));
          System.out.printf("mails %d: %s%n", repeat, runs.getLast());
        }
      }
    }
    return report(
        "%d bookings of one ticket by %d users, %d at once, after as many; mail held back for %d s"
            .formatted(bookings, users, clients, held),
        runs);
  }

  private static Run run(
      RunningSystem system, Messaging messaging, Sale sale, Mode mode, int bookings, int known)
      throws Exception {
    var before = Processes.of(system);
    var times = new ConcurrentLinkedQueue<Long>();
    var seconds = sale.book(bookings, times);
    var ended = Instant.now();
    var worked = Processes.of(system).since(before).getOrDefault(Processes.SYSTEM, 0.0);
    var all = await(messaging, mode == Mode.WITHOUT ? 0 : known + bookings);
    var mails = all.subList(known, all.size());
    var latencies = new Latencies(List.copyOf(times));
    return new Run(
        mode,
        bookings,
        bookings / seconds,
        latencies.millis(0.5),
        latencies.millis(0.99),
        1e3 * worked / bookings,
        (int) mails.stream().filter(mail -> at(mail).isBefore(ended)).count(),
        mails.size(),
        (int) mails.stream().map(mail -> messageId(messaging, mail)).distinct().count(),
        mails.stream()
            .mapToDouble(mail -> Duration.between(ended, at(mail)).toMillis() / 1e3)
            .max()
            .orElse(0));
  }

  /** The mails, the oldest first, once there are so many and no notice waits, or after a while. */
  private static List<JsonNode> await(Messaging messaging, int wanted)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + SENT_WITHIN.toNanos();
    while (true) {
      var isLate = System.nanoTime() > deadline;
      if (isLate || messaging.messages(QUEUE) == 0) {
        var mails = JSON.readTree(messaging.get("/mails.json").body()).valueStream().toList();
        if (isLate || mails.size() >= wanted) {
          return mails.reversed();
        }
      }
      Thread.sleep(POLL);
    }
  }

  private static Instant at(JsonNode mail) {
    return Instant.parse(mail.path("at").asText());
  }

  /** It is the same in two mails about one change. */
  private static String messageId(Messaging messaging, JsonNode mail) {
    var source = messaging.get("/mails/%s/source".formatted(mail.path("id").asText())).body();
    var found = MESSAGE_ID.matcher(source);
    if (!found.find()) {
      throw new IllegalStateException("A mail has no Message-ID.");
    }
    return found.group(1);
  }

  private static Report report(String title, List<Run> runs) {
    return new Report()
        .table(
            title + "; times in ms",
            List.of(
                "",
                "bookings/s",
                "p50",
                "p99",
                Processes.SYSTEM + ": cpu",
                "mails meanwhile",
                "mails",
                "lost",
                "twice",
                "last mail after, s"),
            runs.stream().map(Run::mode).distinct().map(mode -> row(runs, mode)).toList())
        .figures(runs);
  }

  private static List<String> row(List<Run> all, Mode mode) {
    var runs = all.stream().filter(run -> run.mode() == mode).toList();
    return List.of(
        mode.title,
        spread(runs, Run::perSecond, "%.0f"),
        spread(runs, Run::p50, "%.1f"),
        spread(runs, Run::p99, "%.0f"),
        spread(runs, Run::cpuMillis, "%.2f"),
        spread(runs, Run::meanwhile, "%.0f"),
        spread(runs, Run::mails, "%.0f"),
        spread(runs, Run::lost, "%.0f"),
        spread(runs, Run::twice, "%.0f"),
        spread(runs, Run::lastAfter, "%.1f"));
  }

  private static String spread(List<Run> runs, ToDoubleFunction<Run> figure, String format) {
    return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(format);
  }
}
