package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of an event: its fields, their errors, and what is asked before it is saved. */
class EventFormTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Plan plan = Plan.of(9);
  private final Person organizer = Person.registered(api, "Ada Lovelace");

  @Test
  void an_event_says_who_sells_it() {
    var start = Visitor.NEXT_MONTH;
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/new");
    assertThat(visitor.field("Organizer")).hasValue("Ada Lovelace");
    visitor.fills("Organizer", "The town's choir");
    visitor.fills("Where guests can ask", "https://choir.example/contact");
    visitor.fills("Price", "12 €, pay at the door");
    visitor.fills("Doors open", start.replace("20:00", "19:15"));
    visitor.createsEvent(plan.name(), 40);
    visitor.isAt(plan.name());

    var event = organizer.get("/events/mine").json().at("/items/0");
    Assertions.assertThat(event.path("organizerName").asText()).isEqualTo("The town's choir");
    Assertions.assertThat(event.path("contact").asText())
        .isEqualTo("https://choir.example/contact");
    Assertions.assertThat(event.path("price").asText()).isEqualTo("12 €, pay at the door");
    Assertions.assertThat(
            Instant.parse(event.path("startsAt").asText()).getEpochSecond()
                - Instant.parse(event.path("doorsAt").asText()).getEpochSecond())
        .isEqualTo(45 * 60);

    visitor.follows("Edit");
    visitor.fills("Starts", start.replace("20:00", "21:00"));
    assertThat(visitor.field("Doors open")).hasValue(start.replace("20:00", "20:15"));
    visitor.fills("Doors open", "");
    for (var field : List.of("Organizer", "Where guests can ask", "Price")) {
      visitor.fills(field, "");
    }
    visitor.presses("Save changes");

    assertThat(visitor.status()).hasText("Your changes are saved.");
    event = organizer.get("/events/mine").json().at("/items/0");
    Assertions.assertThat(event.fieldNames())
        .toIterable()
        .doesNotContain("doorsAt", "organizerName", "contact", "price");
  }

  @Test
  void a_name_that_is_taken_away_stays_away() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/new");
    visitor.fills("Organizer", "");
    visitor.createsEvent(plan.name(), 40);
    visitor.isAt(plan.name());

    Assertions.assertThat(organizer.get("/events/mine").json().at("/items/0").has("organizerName"))
        .isFalse();
  }

  @Test
  void no_error_names_a_field_of_the_api() {
    var start = Visitor.NEXT_MONTH;
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/new");
    visitor.text("Sales and cancellation").click();
    visitor.fills("Ends", start.replace("20:00", "19:00"));
    visitor.fills("Doors open", start.replace("20:00", "21:00"));
    visitor.fills("Where guests can ask", "by telephone");
    visitor.fills("Sales begin", start.replace("20:00", "22:00"));
    visitor.fills("Sales end", start.replace("20:00", "21:30"));
    visitor.fills("Cancellation deadline", start.replace("20:00", "23:00"));
    visitor.createsEvent(plan.name(), 40);
    says(visitor, "Where guests can ask", "an address that begins with https://");
    visitor.fills("Where guests can ask", "https://choir.example/contact");
    visitor.presses("Create event");

    says(visitor, "Ends", "Choose a time after “Starts”\\.");
    says(visitor, "Doors open", "not after “Starts”\\.");
    says(visitor, "Sales end", "not after “Starts”\\.");
    says(visitor, "Sales begin", "before “Sales end”\\.");
    says(visitor, "Cancellation deadline", "not after “Starts”\\.");
    hasNoApiName(visitor, organizer.get("/events/mine/" + organizer.drafts(plan.members())).json());
  }

  private static void says(Visitor visitor, String field, String text) {
    assertThat(visitor.field(field)).hasAccessibleDescription(Pattern.compile(text));
  }

  private static void hasNoApiName(Visitor visitor, JsonNode event) {
    var text = visitor.page().locator("form").innerText();
    event
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.chars().anyMatch(Character::isUpperCase)) {
                Assertions.assertThat(text).doesNotContain(name);
              }
            });
  }

  @Test
  void rare_settings_are_folded_until_they_are_set() {
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.opens("/organize/" + organizer.drafts(plan.members()) + "/edit");
    visitor.isAt("Edit event");
    assertThat(visitor.field("Sales end")).isHidden();
    assertThat(visitor.field("Remind guests a day before")).isHidden();

    var other = plan.with("reminder", false).with("maxTicketsPerBooking", 2);
    visitor.opens("/organize/" + organizer.drafts(other.members()) + "/edit");

    assertThat(visitor.field("Maximum tickets per booking")).isVisible();
    assertThat(visitor.field("Remind guests a day before")).isVisible();
  }

  @Test
  void a_change_that_guests_hear_of_asks_before() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.fills("Venue", "New Town Hall");

    visitor.presses("Save changes");
    assertThat(visitor.dialog()).containsText("Everybody with a booking gets a mail");
    visitor.presses("Not yet");
    Assertions.assertThat(visitor.watch().requests("PATCH", eventId)).isEmpty();
    assertThat(visitor.field("Venue")).hasValue("New Town Hall");
    visitor.presses("Save changes");
    visitor.presses("Yes, save them");

    assertThat(visitor.status()).hasText("Your changes are saved.");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).text("venue"))
        .isEqualTo("New Town Hall");
  }

  @Test
  void a_change_that_stops_sales_asks_before() {
    // At any time of the day later than when its sales are to begin.
    var eventId = organizer.publishes(plan.in(24 * 40).members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.text("Sales and cancellation").click();
    visitor.fills("Sales begin", Visitor.NEXT_MONTH.replace("T20:00", "T06:00"));

    visitor.presses("Save changes");

    assertThat(visitor.dialog()).containsText("Sales stop now, and begin again on");
    visitor.presses("Yes, save them");
    visitor.reads("Not on sale yet");
  }

  @Test
  void a_refusal_after_the_question_shows_at_its_field() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.fills("Starts", "2001-01-01T20:00");

    visitor.presses("Save changes");
    visitor.presses("Yes, save them");

    assertThat(visitor.dialog()).isHidden();
    says(visitor, "Starts", "Choose a time that has not passed\\.");
  }

  @Test
  void what_is_typed_is_discarded_after_a_question() {
    var eventId = organizer.drafts(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.fills("Name", "Second night");
    visitor.page().reload();
    visitor.presses("Discard it");
    visitor.presses("Keep it");
    assertThat(visitor.field("Name")).hasValue("Second night");
    visitor.presses("Discard it");
    visitor.presses("Yes, discard it");

    assertThat(visitor.field("Name")).hasValue(plan.name());
  }

  @Test
  void an_unknown_time_zone_leaves_the_form_usable() {
    var eventId = organizer.drafts(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered(
        "**/v1/events/mine/" + eventId, event -> event.replace("Europe/Berlin", "Mars/Olympus"));

    visitor.opens("/organize/" + eventId + "/edit").isAt("Edit event");

    says(visitor, "Starts", "this browser does not know the time zone");
    visitor.opens("/organize/" + eventId).isAt(plan.name());
  }
}
