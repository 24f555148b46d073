package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An organizer's events. */
class OrganizerTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void guests_see_a_published_event() {
    var name = Plan.of(1).name();
    var start = Visitor.NEXT_MONTH;
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize");
    visitor.isAt("My events");
    visitor.follows("New event");
    visitor.isAt("New event");
    visitor.fills("Name", name);
    visitor.fills("Venue", "Old Town Hall");
    visitor.fills("Starts", start);
    visitor.fills("Ends", start.replace("20:00", "22:30"));
    visitor.field("Time zone").selectOption("America/New_York");
    visitor.fills("Capacity", "40");
    visitor.presses("Create event");

    visitor.isAt(name);
    visitor.reads("Draft");
    var eventId = organizer.get("/events/mine").json().at("/items/0/eventId").asText();
    visitor.presses("Publish");
    visitor.presses("Yes, publish it");
    assertThat(visitor.status()).containsText("The event is published");
    assertThat(visitor.button("Publish")).isHidden();
    assertThat(visitor.button("Copy link")).isFocused();

    var event = organizer.get("/events/mine/" + eventId);
    Assertions.assertThat(event.text("state")).isEqualTo("PUBLISHED");
    Assertions.assertThat(event.text("timeZone")).isEqualTo("America/New_York");
    Assertions.assertThat(event.number("capacity")).isEqualTo(40);
    var guest = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);
    guest.isAt(name);
    guest.reads("20:00 to 22:30");
    guest.reads("your time");
    guest.reads("Old Town Hall");
    guest.reads("40 of 40 tickets left");
  }

  @Test
  void errors_show_at_their_fields() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/new");
    visitor.presses("Create event");
    assertThat(visitor.field("Name")).hasAccessibleDescription("This field is required.");
    assertThat(visitor.field("Name")).isFocused();

    visitor.fills("Name", "First night");
    visitor.fills("Starts", "2001-01-01T20:00");
    visitor.fills("Capacity", "10");
    visitor.presses("Create event");

    assertThat(visitor.alert()).containsText("Check the marked fields.");
    assertThat(visitor.field("Starts")).hasAttribute("aria-invalid", "true");
    assertThat(visitor.field("Name")).hasValue("First night");
  }

  @Test
  void a_draft_can_be_edited() {
    var eventId = organizer.drafts(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.follows("Edit");
    visitor.isAt("Edit event");
    visitor.fills("Name", "Second night");
    visitor.presses("Save changes");

    visitor.isAt("Second night");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).text("name"))
        .isEqualTo("Second night");
  }

  @Test
  void the_organizer_chooses_reminder_and_replies() {
    var eventId = organizer.drafts(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.text("Mails to guests").click();
    var reminder = visitor.field("Remind guests a day before");
    var replies = visitor.field("Let guests answer me by e-mail");
    assertThat(reminder).isChecked();
    assertThat(replies).not().isChecked();
    assertThat(replies).hasAccessibleDescription(Pattern.compile("All guests can see it then."));

    reminder.uncheck();
    replies.check();
    visitor.page().reload();
    assertThat(reminder).not().isChecked();
    assertThat(replies).isChecked();
    visitor.presses("Save changes");

    assertThat(visitor.status()).hasText("Your changes are saved.");
    var event = organizer.get("/events/mine/" + eventId).json();
    Assertions.assertThat(event.path("reminder")).hasToString("false");
    Assertions.assertThat(event.path("repliesToOrganizer")).hasToString("true");
    visitor.opens("/organize/" + eventId + "/edit");
    reminder.check();
    replies.uncheck();
    visitor.presses("Save changes");
    assertThat(visitor.heading("Edit event")).isHidden();
    event = organizer.get("/events/mine/" + eventId).json();
    Assertions.assertThat(event.has("reminder")).isFalse();
    Assertions.assertThat(event.has("repliesToOrganizer")).isFalse();
  }

  @Test
  void the_end_moves_with_the_start() {
    var start = Visitor.NEXT_MONTH;
    var eventId = organizer.drafts(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    var ends = visitor.field("Ends");
    visitor.fills("Starts", start);
    assertThat(ends).hasValue("");
    visitor.fills("Ends", start.replace("20:00", "22:30"));

    visitor.fills("Starts", start.replace("20:00", "21:15"));
    assertThat(ends).hasValue(start.replace("20:00", "23:45"));
    visitor.presses("Save changes");
    visitor.reads("21:15 to 23:45");

    visitor.opens("/organize/" + eventId + "/edit");
    visitor.fills("Starts", start);
    visitor.page().reload();
    assertThat(ends).hasValue(start.replace("20:00", "22:30"));
    visitor.fills("Ends", "");
    visitor.text("Sales and cancellation").click();
    visitor.field("Let guests hand tickets on").uncheck();
    visitor.presses("Save changes");
    assertThat(visitor.status()).hasText("Your changes are saved.");
    var event = organizer.get("/events/mine/" + eventId).json();
    Assertions.assertThat(event.has("endsAt")).isFalse();
    Assertions.assertThat(event.path("handOvers")).hasToString("false");
  }

  @Test
  void an_event_that_is_on_cannot_be_cancelled() {
    var start = Instant.now().plusSeconds(3);
    var eventId = organizer.publishes(Plan.of(5).with("startsAt", start.toString()).members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");
    Await.until(Instant::now, start::isBefore);

    visitor.reads("On now");
    assertThat(visitor.button("Cancel event")).isHidden();
    assertThat(visitor.link("Edit")).isVisible();
  }

  @Test
  void the_capacity_cannot_go_below_sold_tickets() {
    var eventId = organizer.publishes(5);
    Person.registered(api).books(eventId, 4);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");

    visitor.fills("Capacity", "20");
    visitor.presses("Change capacity");
    assertThat(visitor.status()).containsText("The capacity is 20 now.");
    visitor.follows("Sales");
    assertThat(visitor.figure("Confirmed")).containsText("of 20");

    visitor.follows("Settings");
    visitor.fills("Capacity", "3");
    visitor.presses("Change capacity");
    visitor.presses("Yes, lower it");
    assertThat(visitor.alert()).containsText("4 tickets are already sold.");
    assertThat(visitor.field("Capacity")).hasValue("3");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).number("capacity"))
        .isEqualTo(20);
  }

  @Test
  void the_organizer_closes_sales() {
    var eventId = organizer.publishes(5);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");

    visitor.presses("Close sales");
    assertThat(visitor.dialog()).containsText("nobody can book");
    visitor.presses("Keep them open");
    Assertions.assertThat(visitor.watch().requests("PATCH", "/v1/events/" + eventId)).isEmpty();
    visitor.presses("Close sales");
    visitor.presses("Yes, close sales");

    visitor.reads("Sales closed");
    assertThat(visitor.button("Close sales")).isHidden();
    var guest = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);
    guest.isAt("Sales closed");
    assertThat(guest.button("Book tickets")).isHidden();
  }

  @Test
  void sales_that_have_not_begun_cannot_be_closed() {
    var eventId =
        organizer.publishes(Plan.of(5).with("salesFrom", inHours(2).toString()).members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");

    visitor.reads("Not on sale yet");

    assertThat(visitor.button("Close sales")).isHidden();
    assertThat(visitor.link("Edit")).isVisible();
  }

  @Test
  void emptied_times_get_their_defaults() {
    var plan =
        Plan.of(5)
            .in(48)
            .with("salesFrom", inHours(2).toString())
            .with("salesUntil", inHours(20).toString())
            .with("cancelUntil", inHours(10).toString());
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");

    for (var time : new String[] {"Sales begin", "Sales end", "Cancellation deadline"}) {
      visitor.fills(time, "");
    }
    visitor.presses("Save changes");

    assertThat(visitor.status()).containsText("Your changes are saved.");
    visitor.reads("Selling");
    var event = organizer.get("/events/mine/" + eventId);
    Assertions.assertThat(Instant.parse(event.text("salesFrom"))).isBefore(inHours(1));
    Assertions.assertThat(event.text("salesUntil")).isEqualTo(event.text("startsAt"));
    Assertions.assertThat(event.text("cancelUntil")).isEqualTo(event.text("startsAt"));
  }

  @Test
  void ends_in_the_past_are_marked() {
    var eventId = organizer.drafts(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.text("Sales and cancellation").click();
    visitor.fills("Sales end", "2001-01-01T20:00");
    visitor.fills("Cancellation deadline", "2001-01-01T20:00");

    visitor.presses("Save changes");

    for (var field : new String[] {"Sales end", "Cancellation deadline"}) {
      assertThat(visitor.field(field))
          .hasAccessibleDescription(Pattern.compile("Choose a time that has not passed\\."));
    }
  }

  @Test
  void a_draft_whose_sales_have_ended_cannot_be_published() {
    var eventId = organizer.drafts(5);
    organizer.closesSales(eventId);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.presses("Publish");
    visitor.presses("Yes, publish it");

    assertThat(visitor.alert()).containsText("Some of its times do not fit any more.");
  }

  private static Instant inHours(int hours) {
    return Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
  }

  @Test
  void cancelling_an_event_cancels_its_bookings() {
    var eventId = organizer.publishes(5);
    var guest = Person.registered(api);
    var booking = guest.books(eventId, 1).text("bookingId");
    var holder = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    holder.isAt("Your ticket");
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");

    visitor.presses("Cancel event");
    assertThat(visitor.dialog()).containsText("All bookings are cancelled");
    visitor.presses("Keep it");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).text("state"))
        .isEqualTo("PUBLISHED");

    visitor.presses("Cancel event");
    visitor.presses("Yes, cancel the event");
    assertThat(visitor.status()).containsText("The event is cancelled.");
    assertThat(visitor.button("Cancel event")).isHidden();
    Await.until(() -> guest.sees(booking).text("state"), "CANCELLED"::equals);
    holder.isAt("Your booking");
    assertThat(holder.qrCode()).isHidden();
  }

  @Test
  void the_console_of_another_organizer_is_refused() {
    var eventId = organizer.publishes(5);

    var visitor = VISITORS.arrives().signsIn(Person.registered(api));
    visitor.opens("/organize/" + eventId);

    visitor.isAt("There is nothing here.");
    assertThat(visitor.button("Cancel event")).isHidden();
    visitor.opens("/organize/" + eventId + "/edit").isAt("There is nothing here.");
  }

  @Test
  void a_new_sign_in_keeps_the_draft() {
    var eventId = organizer.drafts(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.fills("Description", "With an interval.");
    visitor.page().route("**/v1/auth/refresh", AccountTest::unauthorized);
    visitor.page().route("**/v1/events/" + eventId, AccountTest::unauthorized);
    visitor.presses("Save changes");
    assertThat(visitor.alert()).containsText("What you typed is still here.");
    visitor.page().unrouteAll();
    visitor.follows("Sign in again");
    visitor.signsIn(organizer.email(), organizer.password());

    visitor.isAt("Edit event");
    assertThat(visitor.field("Description")).hasValue("With an interval.");
    visitor.presses("Save changes");
    assertThat(visitor.status()).containsText("Your changes are saved.");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).text("description"))
        .isEqualTo("With an interval.");
    visitor.opens("/organize/" + eventId + "/edit").isAt("Edit event");
    Assertions.assertThat(visitor.keeps("draft/" + organizer.email() + "/" + eventId).isNull())
        .isTrue();
  }

  @Test
  void an_unsaved_draft_undoes_no_later_change() {
    var eventId = organizer.publishes(10);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");
    visitor.fills("Name", "Second night");
    visitor.follows("Back");
    visitor.follows("Settings");
    visitor.presses("Close sales");
    visitor.presses("Yes, close sales");
    visitor.reads("Sales closed");

    visitor.follows("Edit");
    visitor.reads("This is not saved yet.");
    visitor.presses("Save changes");

    visitor.isAt("Second night");
    visitor.reads("Sales closed");
  }

  @Test
  void leaving_during_creation_leaves_no_draft() {
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/new");
    var held = new Held("POST");
    visitor.page().route("**/v1/events", held);
    visitor.createsEvent("First night", 40);
    held.isUnderWay(visitor.page());
    visitor.follows("My bookings");
    visitor.isAt("My bookings");

    held.arrives(visitor.page());

    visitor.opens("/organize/new").isAt("New event");
    assertThat(visitor.field("Name")).hasValue("");
  }

  @Test
  void a_time_zone_unknown_to_the_browser_stays() {
    var eventId = organizer.drafts(Plan.of(5).with("timeZone", "Asia/Kolkata").members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/edit");

    assertThat(visitor.field("Time zone")).hasValue("Asia/Kolkata");
    visitor.fills("Name", "Second night");
    visitor.presses("Save changes");

    visitor.isAt("Second night");
  }
}
