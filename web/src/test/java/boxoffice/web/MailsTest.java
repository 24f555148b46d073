package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mails of an event, in the console of its organizer. */
class MailsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String MESSAGES = "**/v1/events/*/messages";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);
  private final Person waiting = Person.registered(api);
  private final String eventId = organizer.publishes(1);
  private Visitor visitor;

  @BeforeEach
  void looks_at_the_console() {
    guest.books(eventId, 1);
    waiting.booksOrWaits(eventId, 1);
    visitor = VISITORS.arrives().signsIn(organizer);
    visitor.opens("/organize/" + eventId + "/mails").isAt("Mails");
  }

  @Test
  void a_message_goes_to_all_with_a_booking() {
    writes("Doors open at 7", "Please come early.\n\nThe hall is small.");
    visitor.presses("Send message");
    assertThat(visitor.dialog()).containsText("Send “Doors open at 7”?");
    assertThat(visitor.dialog()).containsText("the guests of 2 bookings");
    visitor.presses("Yes, send it");

    assertThat(visitor.status()).containsText("Your message is on its way.");
    assertThat(mails().getByRole(AriaRole.LISTITEM)).containsText("Doors open at 7");
    assertThat(visitor.field("Subject")).hasValue("");
    var mailbox = new Mailbox();
    for (var person : new Person[] {guest, waiting}) {
      var mail = mailbox.to(person, "Doors open at 7");
      Assertions.assertThat(mail.copies()).isEqualTo(1);
      Assertions.assertThat(mail.shown()).contains("Please come early.", "The hall is small.");
    }
    // Booked, waiting, and the message twice.
    Await.until(
        () -> {
          visitor.presses("Count again");
          return visitor.figure("Sent").innerText();
        },
        text -> text.contains("4"),
        Duration.ofMillis(500));
    assertThat(visitor.figure("Refused")).containsText("0");
  }

  @Test
  void declining_sends_nothing() {
    writes("Doors open at 7", "Please come early.");
    visitor.presses("Send message");
    visitor.presses("Do not send it");

    assertThat(visitor.dialog()).isHidden();
    assertThat(visitor.field("Subject")).hasValue("Doors open at 7");
    Assertions.assertThat(visitor.watch().requests("POST", "/messages")).isEmpty();
  }

  @Test
  void a_message_with_lost_answer_is_sent_once() {
    writes("Only once", "Please come early.");
    visitor.page().route(MESSAGES, LostConnectionTest.LOSING_THE_ANSWER);
    visitor.presses("Send message");
    visitor.presses("Yes, send it");
    assertThat(visitor.dialog()).containsText("There is no connection.");
    visitor.page().unrouteAll();
    visitor.page().reload();

    assertThat(visitor.alert()).containsText("There is no answer yet to “Only once”.");
    assertThat(visitor.field("Subject")).hasValue("Only once");
    visitor.fills("Message", "Please come late.");
    visitor.presses("Send message");
    visitor.presses("Yes, send it");

    assertThat(visitor.status()).containsText("Your first message is on its way.");
    assertThat(visitor.field("Message")).hasValue("Please come late.");
    var messages = organizer.get("/events/" + eventId + "/notices").json().path("messages");
    Assertions.assertThat(messages).hasSize(1);
    Assertions.assertThat(messages.at("/0/text").asText()).isEqualTo("Please come early.");
    Assertions.assertThat(visitor.watch().requests("POST", "/messages"))
        .hasSizeGreaterThan(1)
        .extracting(Request::headers)
        .extracting(headers -> headers.get("idempotency-key"))
        .doesNotContainNull()
        .containsOnly(
            visitor
                .watch()
                .requests("POST", "/messages")
                .getFirst()
                .headers()
                .get("idempotency-key"));
  }

  @Test
  void what_is_refused_shows_at_its_field() {
    writes("Doors \u202Eopen", "Please come early.");
    visitor.presses("Send message");
    visitor.presses("Yes, send it");

    assertThat(visitor.dialog()).isHidden();
    assertThat(visitor.field("Subject")).hasAttribute("aria-invalid", "true");
    visitor.fills("Subject", "Doors open");
    visitor.presses("Send message");
    visitor.presses("Yes, send it");
    assertThat(visitor.status()).containsText("Your message is on its way.");
  }

  @Test
  void too_many_messages_say_when_to_go_on() {
    visitor
        .page()
        .route(
            MESSAGES,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(
                            Map.of(
                                "Retry-After", "7200", "Content-Type", "application/problem+json"))
                        .setBody("{\"type\": \"/problems/too-many-requests\"}")));
    writes("A sixth one", "Please come early.");
    visitor.presses("Send message");
    visitor.presses("Yes, send it");

    assertThat(visitor.alert()).containsText("Try again in 2 hours.");
    assertThat(visitor.alert()).containsText("An event can send 5 messages in 24 hours.");
    visitor.page().reload();
    visitor.presses("Forget it");
    assertThat(visitor.button("Forget it")).isHidden();
  }

  @Test
  void only_guests_of_a_published_event_get_messages() {
    visitor.follows("Settings");
    visitor.presses("Cancel event");
    visitor.presses("Yes, cancel the event");
    assertThat(visitor.status()).containsText("The event is cancelled.");

    visitor.follows("Mails");
    assertThat(visitor.figure("Sent")).isVisible();
    assertThat(visitor.text("Write to all guests")).isHidden();
    visitor.opens("/organize/" + organizer.drafts(5) + "/mails");
    visitor.reads("A draft has no guests.");
    assertThat(visitor.figure("Sent")).isHidden();
    assertThat(visitor.text("Write to all guests")).isHidden();
  }

  private void writes(String subject, String text) {
    visitor.text("Write to all guests").click();
    visitor.fills("Subject", subject);
    visitor.fills("Message", text);
  }

  private Locator mails() {
    return visitor.part("Mails");
  }
}
