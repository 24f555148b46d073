package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the page says when something goes wrong is true: of whose fault it is, and of what the
 * person did.
 */
class FaultsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final JsonMapper JSON = new JsonMapper();

  private static final String FAULT = "This page has made a mistake.";
  private static final String LOST = "There is no connection.";
  private static final String CARD = "The page cannot show what belongs here.";
  private static final String TYPED = "What you typed is still here.";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @ParameterizedTest
  @CsvSource({"{}", "null", "[]", "{\"eventId\":1}"})
  void fault_of_the_page_is_called_one(String answer) {
    var event = organizer.publishes(3);
    var visitor = VISITORS.arrives();
    visitor.page().route("**/v1/events/" + event, json(answer));

    visitor.opens("/events/" + event).isAt(FAULT);

    assertThat(visitor.text(LOST)).isHidden();
  }

  @Test
  void fault_in_a_form_is_called_one() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/account");
    visitor.page().route("**/v1/account/second-factor", json("null"));
    visitor.text("Set it up").click();
    visitor.part("Two-step sign-in").getByLabel("Current password").fill(organizer.password());

    visitor.presses("Continue");

    assertThat(visitor.alert()).containsText(FAULT);
  }

  @Test
  void view_that_does_not_load_is_a_lost_connection() {
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.page().route("**/views/account.js", Route::abort);

    visitor.opens("/account").isAt(LOST);
  }

  @ParameterizedTest
  @CsvSource({
    "500, internal-error",
    "503, try-again",
    "504, timeout",
    "418, unknown",
    "403, forbidden"
  })
  void nothing_typed_is_not_said_to_be_kept(int status, String type) {
    var event = organizer.publishes(3);
    var visitor = VISITORS.arrives().signsIn(organizer);
    var problem = Map.of("type", "/problems/" + type);
    visitor.isAnswered("**/v1/events/" + event, status, problem);
    visitor.isAnswered("**/v1/account/sign-out-everywhere", status, problem);

    visitor.opens("/events/" + event);
    assertThat(visitor.page().locator("main h1")).isVisible();
    assertThat(visitor.text("typed")).isHidden();

    visitor.opens("/account").presses("Sign out everywhere");
    assertThat(visitor.alert()).isVisible();
    assertThat(visitor.text("typed")).isHidden();
  }

  @Test
  void only_what_was_typed_is_said_to_be_kept() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/account");
    visitor.isAnswered("**/v1/account", 503, Map.of("type", "/problems/try-again"));

    visitor.presses("Save");
    assertThat(visitor.alert()).containsText("It is very busy right now.");
    assertThat(visitor.text(TYPED)).isHidden();

    visitor.fills("Name", "Grace");
    visitor.presses("Save");
    assertThat(visitor.text(TYPED)).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"startsAt, soon", "startsAt, 2027-13-01", "timeZone, Moon/Sea"})
  void event_that_cannot_be_shown_fails_alone(String member, String value) {
    var spoilt = Plan.of(3).soon();
    var whole = Plan.of(3).soon();
    var event = organizer.publishes(spoilt.members());
    organizer.publishes(whole.members());
    var spoils = spoiling("eventId", event, member, value);

    var visitor = VISITORS.arrives();
    visitor.isAnswered("**/v1/events?*", spoils);
    visitor.opens("/events");

    assertThat(visitor.item(whole.name())).isVisible();
    // The list is drawn again when the search is ready.
    assertThat(visitor.field("Month").locator("option")).not().hasCount(0);
    shows(visitor, spoilt, member);

    var own = VISITORS.arrives().signsIn(organizer);
    own.isAnswered("**/v1/events/mine?*", spoils);
    own.opens("/organize");
    assertThat(own.item(whole.name())).isVisible();
    shows(own, spoilt, member);
  }

  @Test
  void booking_that_cannot_be_shown_fails_alone() {
    var guest = Person.registered(api);
    var plan = Plan.of(3);
    guest.books(organizer.publishes(plan.members()), 1);
    var strange = organizer.publishes(3);
    var silent = organizer.publishes(3);
    guest.books(strange, 1);
    guest.books(silent, 1);
    var visitor = VISITORS.arrives().signsIn(guest);
    visitor.page().route("**/v1/events/" + strange, json("{\"startsAt\":\"soon\"}"));
    visitor.isAnswered("**/v1/events/" + silent, 500, Map.of("type", "/problems/internal-error"));

    visitor.opens("/bookings");

    assertThat(visitor.item(plan.name())).isVisible();
    assertThat(visitor.item(CARD)).hasCount(2);
  }

  @Test
  void attendee_that_cannot_be_shown_fails_alone() {
    var event = organizer.publishes(5);
    var odd = Person.registered(api, "Charles Babbage").books(event, 1).text("bookingId");
    Person.registered(api, "Ada Lovelace").books(event, 1);
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered(
        "**/v1/events/" + event + "/bookings?*", spoiling("bookingId", odd, "updatedAt", "soon"));

    visitor.opens("/organize/" + event + "/attendees");

    assertThat(visitor.item("Ada Lovelace")).isVisible();
    assertThat(visitor.item(CARD)).isVisible();
  }

  /** Only a time zone has something in its place. */
  private static void shows(Visitor visitor, Plan spoilt, String member) {
    if (member.equals("timeZone")) {
      assertThat(visitor.item(spoilt.name())).containsText("UTC");
    } else {
      assertThat(visitor.item(CARD)).isVisible();
    }
    assertThat(visitor.text(LOST)).isHidden();
  }

  private static Consumer<Route> json(String body) {
    return route ->
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
  }

  /** Changes a member of one item of each list. */
  private static UnaryOperator<String> spoiling(String id, String of, String member, String value) {
    return answer -> {
      try {
        var list = JSON.readTree(answer);
        for (JsonNode item : list.path("items")) {
          if (item.path(id).asText().equals(of)) {
            ((ObjectNode) item).put(member, value);
          }
        }
        return list.toString();
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
