package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import boxoffice.local.RunningSystem;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers to public reads come from a cache that all people share, so they may be old. */
class FreshnessTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** Keeps each first heading that was on the screen. */
  private static final String WATCH_HEADINGS =
      """
      () => {
        window.headings = [];
        const note = () => window.headings.push(document.querySelector('main h1')?.textContent);
        new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
      }\
      """;

  private static final String DIFFERENCE =
      """
      async (age) => {
        const { now, observe } = await import('/clock.js');
        observe(new Date(Date.now() - 60_000).toUTCString(), age || null);
        return Math.abs(now() - Date.now());
      }\
      """;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final String eventId = organizer.publishes(10);

  @Test
  void an_answer_before_ones_own_booking_is_hidden() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));
    var before = answerOf(visitor, 0);
    visitor.opens("/events/" + eventId).presses("Book tickets");
    visitor.isAt("Your ticket");
    visitor.page().route("**/v1/events/" + eventId, route -> fulfill(route, before));

    visitor.opens("/events/" + eventId);

    visitor.isAt("The newest state is not here yet.");
    visitor.page().unrouteAll();
    visitor.presses("Try again");
    visitor.isAt("You are in");
    visitor.reads("9 of 10 tickets left");
  }

  @Test
  void ones_own_change_shows_in_a_rush() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/events/" + eventId);
    visitor.isAt("First night");
    visitor.opens("/organize/" + eventId + "/edit").fills("Name", "Last night");
    try (var _ = Viewer.of(eventId)) {
      visitor.presses("Save changes");
      assertThat(visitor.status()).containsText("Your changes are saved.");
      visitor.page().evaluate(WATCH_HEADINGS);

      visitor.follows("View as a guest");

      assertThat(visitor.page()).hasURL(Pattern.compile("/events/" + eventId));
      assertThat(visitor.part("Booking")).isVisible();
      Assertions.assertThat((List<?>) visitor.page().evaluate("headings"))
          .asList()
          .contains("Last night")
          .doesNotContain("First night");
    }
  }

  @Test
  void an_answer_before_the_last_one_is_hidden() {
    var visitor = VISITORS.arrives();
    var before = answerOf(visitor, 60);
    Person.registered(api).books(eventId, 3);
    visitor.opens("/events/" + eventId).reads("7 of 10 tickets left");
    visitor.page().route("**/v1/events/" + eventId, route -> fulfill(route, before));

    var asked = asked(visitor);
    visitor.page().waitForCondition(() -> asked(visitor) > asked + 1);

    visitor.reads("7 of 10 tickets left");
    visitor.page().unrouteAll();
    Person.registered(api).books(eventId, 2);
    visitor.reads("5 of 10 tickets left");
  }

  @Test
  void public_reads_carry_no_token() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");
    visitor.isAt("Upcoming events");
    visitor.opens("/events/" + eventId).reads("10 of 10 tickets left");

    var reads = visitor.watch().requests("GET", "/v1/events");
    Assertions.assertThat(reads).isNotEmpty();
    Assertions.assertThat(reads)
        .noneMatch(request -> request.headers().containsKey("authorization"));
    Assertions.assertThat(visitor.watch().requests("GET", "/events/" + eventId))
        .noneMatch(request -> request.headers().containsKey("authorization"));
  }

  @Test
  void the_age_of_an_answer_moves_no_clock() {
    var visitor = VISITORS.arrives().opens("");
    visitor.isAt("Upcoming events");
    visitor.page().route("**/v1/**", Route::abort);

    Assertions.assertThat((int) visitor.page().evaluate(DIFFERENCE, "60")).isZero();
    Assertions.assertThat((int) visitor.page().evaluate(DIFFERENCE, "")).isGreaterThan(50_000);
  }

  private int asked(Visitor visitor) {
    return visitor.watch().requests("GET", "/events/" + eventId).size();
  }

  /** The answer of now, as if it were from so many seconds before. */
  private Answer answerOf(Visitor visitor, int seconds) {
    var address = addressOf(eventId).toString();
    var answer = visitor.browser().request().get(address);
    var headers = new HashMap<>(answer.headers());
    var date = ZonedDateTime.parse(headers.get("date"), DateTimeFormatter.RFC_1123_DATE_TIME);
    headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.minusSeconds(seconds)));
    return new Answer(answer.text(), headers);
  }

  private record Answer(String body, HashMap<String, String> headers) {}

  private static void fulfill(Route route, Answer answer) {
    route.fulfill(new Route.FulfillOptions().setBody(answer.body()).setHeaders(answer.headers()));
  }

  private static URI addressOf(String eventId) {
    return RunningSystem.shared().page().resolve("/v1/events/" + eventId);
  }

  /** Somebody who looks at an event all the time, so that it is always in the cache. */
  private record Viewer(Thread thread) implements AutoCloseable {

    static Viewer of(String eventId) {
      var request = HttpRequest.newBuilder(addressOf(eventId)).build();
      return new Viewer(Thread.startVirtualThread(() -> looks(request)));
    }

    private static void looks(HttpRequest request) {
      try (var http = HttpClient.newHttpClient()) {
        while (!Thread.interrupted()) {
          http.send(request, BodyHandlers.discarding());
        }
      } catch (IOException | InterruptedException _) {
        // The test is over.
      }
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
