package boxoffice;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.TemplateFile;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.notices.SendNoticesHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The waits of each function added up, in the order in which they come, while every request takes
 * as long as it may. docs/operations.md has the same sums.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeLimitsTest {

  private static final Path PAGE =
      Path.of(System.getProperty("user.dir")).resolveSibling("docs").resolve("operations.md");

  private static final Wait COUNTER = new Wait("counter", TimeLimits.COUNTER);
  private static final Wait LAST_TRY = new Wait("last try begins", Attempts.LAST_TRY);
  private static final Wait LAST_FENCE = new Wait("last fence begins", Attempts.LAST_FENCE);
  private static final Wait TRANSACTION = new Wait("transaction", TimeLimits.REQUEST);
  private static final Wait SEATS = new Wait("seats", TimeLimits.batches());
  private static final Wait NOTES = new Wait("notes", TimeLimits.batches());

  /** For up to 100 bookings, which fit into one page of the query. */
  private static final Wait EVENTS = new Wait("events", TimeLimits.batches());

  /** An event, and what the caller is to it. */
  private static final Wait EVENT = new Wait("event", TimeLimits.batches());

  /** Those whose ids begin alike. */
  private static final Wait BOOKINGS = new Wait("bookings", TimeLimits.batches());

  private static final Wait NAMES = new Wait("names", TimeLimits.batches());
  private static final Wait QUEUE = new Wait("queue", TimeLimits.REQUEST);
  private static final Wait COGNITO = new Wait("Cognito", OnLambda.COGNITO);

  /** Only the request that fails meets it, and no other one comes after that. */
  private static final Wait CONNECTION = new Wait("connection", TimeLimits.CONNECT);

  /** Twelve months and a day may begin in one month and end in the 14th. */
  private static final int MOST_MONTHS = 14;

  private static final int LANES = 10;
  private static final int PARTS_OF_THE_INDEX = 8;

  private static final Map<String, List<Wait>> OF_REQUESTS =
      Map.ofEntries(
          entry("Register", List.of(read("mailbox"), requests(3), QUEUE, CONNECTION)),
          // The code, the account, its name, the password.
          entry("Confirm", List.of(requests(4), read("mailbox"), read("profile"), CONNECTION)),
          entry("ResendConfirmation", List.of(COGNITO, CONNECTION)),
          entry("Login", List.of(requests(2), CONNECTION)),
          entry("Refresh", List.of(requests(3), CONNECTION)),
          entry("Logout", List.of(COGNITO, CONNECTION)),
          entry("ForgotPassword", List.of(COGNITO, CONNECTION)),
          entry("ResetPassword", List.of(requests(2), CONNECTION)),
          // A change of password: a login, the password, the end of all sessions, a login; an
          // admin's
          // login that lacks a second factor is ended, too.
          entry("Account", List.of(requests(6), CONNECTION)),
          entry(
              "ExportAccount",
              List.of(
                  COGNITO,
                  read("profile"),
                  queries(1, "memberships"),
                  new Wait("last page begins", TimeLimits.LONG_READ),
                  queries(1, "page"),
                  NOTES,
                  queries(1, "messages"),
                  CONNECTION)),
          // A login, which may have to be ended, then the account is disabled and signed out.
          entry(
              "DeleteAccount",
              List.of(
                  read("mark"),
                  queries(1, "index"),
                  EVENTS,
                  requests(4),
                  read("mark"),
                  read("mark"),
                  CONNECTION)),
          entry(
              "CreateEvent",
              List.of(read("key"), read("draft"), TRANSACTION, read("answer"), SEATS, CONNECTION)),
          entry("ListEvents", List.of(queries(MOST_MONTHS, "month"), NOTES, CONNECTION)),
          // The list; one event takes less.
          entry("ListMyEvents", List.of(COUNTER, queries(2, "page"), EVENTS, NOTES, CONNECTION)),
          entry("GetEvent", List.of(read("event"), SEATS, CONNECTION)),
          // The page of an event takes less.
          entry(
              "RenderPage",
              List.of(
                  new Wait("last page begins", TimeLimits.LONG_READ),
                  queries(1, "page"),
                  CONNECTION)),
          entry("PublishEvent", List.of(LAST_TRY, EVENT, TRANSACTION, SEATS, CONNECTION)),
          entry("PatchEvent", List.of(LAST_TRY, EVENT, SEATS, TRANSACTION, SEATS, CONNECTION)),
          entry("CancelEvent", List.of(LAST_TRY, EVENT, TRANSACTION, CONNECTION)),
          entry(
              "EventNotices",
              List.of(COUNTER, LAST_TRY, EVENT, queries(1, "messages"), TRANSACTION, CONNECTION)),
          // To invite; to accept takes less.
          entry(
              "People",
              List.of(
                  COUNTER,
                  LAST_TRY,
                  EVENT,
                  read("revision"),
                  queries(2, "people"),
                  TRANSACTION,
                  CONNECTION)),
          entry(
              "Book",
              List.of(
                  read("shard count"),
                  COUNTER,
                  LAST_TRY,
                  SEATS,
                  LAST_FENCE,
                  TRANSACTION,
                  CONNECTION)),
          entry(
              "CancelBooking",
              List.of(
                  COUNTER,
                  read("booking"),
                  LAST_TRY,
                  read("shard count"),
                  TRANSACTION,
                  read("booking"),
                  LAST_FENCE,
                  TRANSACTION,
                  CONNECTION)),
          entry(
              "ChangeBooking",
              List.of(
                  COUNTER,
                  read("booking"),
                  LAST_TRY,
                  read("shard count"),
                  SEATS,
                  TRANSACTION,
                  read("booking"),
                  LAST_FENCE,
                  TRANSACTION,
                  CONNECTION)),
          // Complimentary tickets; to open a link takes less.
          entry(
              "HandOvers",
              List.of(
                  COUNTER,
                  EVENT,
                  LAST_TRY,
                  read("booking"),
                  SEATS,
                  TRANSACTION,
                  read("booking"),
                  LAST_FENCE,
                  TRANSACTION,
                  CONNECTION)),
          entry("ListBookings", List.of(queries(1, "bookings"), EVENTS, CONNECTION)),
          entry("GetBooking", List.of(read("booking"), queries(LANES, "lane"), CONNECTION)),
          entry(
              "ListAttendees",
              List.of(
                  EVENT,
                  new Wait("last part begins", TimeLimits.LONG_READ),
                  queries(PARTS_OF_THE_INDEX, "part of the index"),
                  NAMES,
                  CONNECTION)),
          // A check-in that the index shows as it was before; an undo takes less.
          entry(
              "CheckIn",
              List.of(
                  EVENT, queries(1, "index"), BOOKINGS, LAST_TRY, TRANSACTION, NAMES, CONNECTION)),
          entry("Health", List.of()));

  /** After a run behind the stream should end: the try that it has just begun, and the next. */
  private static final List<Wait> SETTLED_LATE =
      List.of(
          SEATS,
          queries(LANES, "lane"),
          TRANSACTION,
          SEATS,
          read("request to settle again"),
          CONNECTION);

  private static final List<Wait> ONE_NOTICE =
      List.of(
          new Wait("claim", TimeLimits.REQUEST),
          read("booking"),
          read("event"),
          requests(2),
          queries(LANES, "lane"),
          new Wait("mail", OnLambda.SES),
          new Wait("mark", TimeLimits.REQUEST),
          COUNTER,
          CONNECTION);

  private final TemplateFile template = TemplateFile.read();

  /** A wait, and what for. */
  private record Wait(String reason, Duration time) {

    @Override
    public String toString() {
      return reason + " " + seconds(time);
    }
  }

  @Test
  void every_function_of_the_api_ends_in_time() {
    assertThat(OF_REQUESTS.keySet()).containsExactlyInAnyOrderElementsOf(functionsOfTheApi());
    for (var function : OF_REQUESTS.keySet()) {
      assertThat(sum(OF_REQUESTS.get(function)))
          .as(function)
          .isLessThan(timeout(function).minus(Duration.ofSeconds(1)));
    }
  }

  @Test
  void a_settlement_ends_within_the_margin_of_its_run() {
    assertThat(sum(SETTLED_LATE)).isLessThan(TimeLimits.RUN_MARGIN);
    assertThat(timeout("SettleWaitlist")).isGreaterThan(TimeLimits.RUN_MARGIN.multipliedBy(2));
  }

  @Test
  void a_notice_that_is_begun_is_sent() {
    assertThat(sum(ONE_NOTICE)).isLessThan(SendNoticesHandler.LONGEST.minus(Duration.ofSeconds(1)));
    assertThat(timeout("SendNotices")).isGreaterThan(SendNoticesHandler.LONGEST.multipliedBy(2));
  }

  @Test
  void the_page_has_the_same_sums() throws IOException {
    var rows =
        functionsOfTheApi().stream()
            .filter(function -> !OF_REQUESTS.get(function).isEmpty())
            .map(function -> row(function, OF_REQUESTS.get(function)))
            .collect(Collectors.joining());

    assertThat(Files.readString(PAGE))
        .contains(
            rows
                + row("SettleWaitlist, its last try", SETTLED_LATE)
                + row("SendNotices, one notice", ONE_NOTICE));
  }

  @Test
  void the_jdk_repeats_no_request() {
    var variables = variables();

    assertThat(variables.get("JAVA_TOOL_OPTIONS").toString().split(" "))
        .contains("-Dsun.net.http.retryPost=false");
    OnLambda.dynamoDb();
    assertThat(System.getProperty("sun.net.http.retryPost")).isEqualTo("false");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> variables() {
    var environment = (Map<String, Object>) template.functionDefaults().get("Environment");
    return (Map<String, Object>) environment.get("Variables");
  }

  private List<String> functionsOfTheApi() {
    var functions = new ArrayList<String>();
    template
        .resources("AWS::Serverless::Function")
        .forEach(
            (name, properties) -> {
              if (properties.get("Events").toString().contains("Type=Api")) {
                functions.add(name);
              }
            });
    return functions;
  }

  private Duration timeout(String function) {
    var properties = template.resources("AWS::Serverless::Function").get(function);
    return Duration.ofSeconds(
        (int) properties.getOrDefault("Timeout", template.functionDefaults().get("Timeout")));
  }

  private static Wait requests(int size) {
    return new Wait(size + " x Cognito", OnLambda.COGNITO.multipliedBy(size));
  }

  private static Wait read(String item) {
    return new Wait(item, TimeLimits.REQUEST);
  }

  private static Wait queries(int most, String of) {
    return new Wait(
        most == 1 ? of : "%d x %s".formatted(most, of), TimeLimits.QUERY.multipliedBy(most));
  }

  private static String row(String function, List<Wait> waits) {
    return "| %s | %s | %s |\n"
        .formatted(
            function,
            waits.stream().map(Wait::toString).collect(Collectors.joining(" + ")),
            seconds(sum(waits)));
  }

  private static Duration sum(List<Wait> waits) {
    return waits.stream().map(Wait::time).reduce(Duration.ZERO, Duration::plus);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
