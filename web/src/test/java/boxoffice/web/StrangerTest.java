package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not signed in chooses first, and signs in or up at the end, in the same place. */
class StrangerTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKINGS = "**/v1/events/*/bookings";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Plan plan = Plan.of(10);
  private final String eventId = organizer.publishes(plan.members());
  private final Visitor visitor = VISITORS.arrives();

  @Test
  void a_link_leads_to_a_ticket_without_an_account() {
    var walk = new Walk();
    visitor.opens("/events/" + eventId);
    visitor.isAt(plan.name());
    walk.click("opens the link to the event");
    visitor.presses("Book tickets");
    walk.click("Book tickets");
    visitor.fills("E-mail", Person.newEmail());
    walk.field("E-mail");
    visitor.presses("I am new here");
    assertThat(visitor.status()).hasText("If this address can be used, we sent it a code.");
    walk.click("I am new here");
    visitor.fills("Name", "Ada Lovelace");
    walk.field("Name");
    visitor.fills("Password", Person.newPassword());
    walk.field("Password");
    visitor.fills("Code", Person.CODE);
    walk.field("Code");
    visitor.presses("Confirm and book");
    visitor.isAt("Your ticket");
    Assertions.assertThat(visitor.scans()).hasSize(20);
    walk.click("Confirm and book");

    walk.print();
    Assertions.assertThat(walk.fields).isEqualTo(4);
    Assertions.assertThat(walk.clicks).isEqualTo(4);
    isBookedOnce(1);
  }

  /** What a person does on the way, and when it was done. */
  private static final class Walk {
    private final long begin = System.nanoTime();
    private final List<String> steps = new ArrayList<>();
    private int clicks;
    private int fields;

    private void click(String what) {
      clicks++;
      note(what);
    }

    private void field(String what) {
      fields++;
      note("types " + what);
    }

    private void note(String what) {
      steps.add("%5.1f s  %s".formatted(seconds(), what));
    }

    private double seconds() {
      return (System.nanoTime() - begin) / 1e9;
    }

    private void print() {
      System.out.printf(
          "From a link to an event to a ticket without an account:"
              + " %d clicks, %d fields, %.1f s%n%s%n",
          clicks, fields, seconds(), String.join("\n", steps));
    }
  }

  @Test
  void everything_is_seen_without_an_account() {
    visitor.opens("/events/" + eventId);

    visitor.isAt(plan.name());
    visitor.reads("10 of 10 tickets left");
    visitor.field("Tickets").selectOption("3");
    assertThat(visitor.field("E-mail")).hasCount(0);
    Assertions.assertThat(visitor.watch().requests()).noneMatch(StrangerTest::isOfASignIn);
  }

  private static boolean isOfASignIn(Request request) {
    return request.url().contains("/v1/auth/") || request.headers().containsKey("authorization");
  }

  @Test
  void a_known_person_books_what_they_chose() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");
    assertThat(visitor.field("E-mail")).isFocused();
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    assertThat(visitor.field("Password")).isFocused();
    visitor.fills("Password", guest.password());

    visitor.presses("Sign in and book");

    visitor.isAt("Your tickets");
    visitor.reads(guest.email());
    Assertions.assertThat(quantity(guest)).isEqualTo(3);
    isBookedOnce(3);
  }

  @Test
  void a_wrong_password_books_nothing() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    visitor.fills("Password", Person.newPassword());

    visitor.presses("Sign in and book");

    assertThat(visitor.alert()).containsText("The e-mail or the password is wrong.");
    Assertions.assertThat(visitor.watch().requests("POST", "/bookings")).isEmpty();
    visitor.fills("Password", guest.password());
    visitor.presses("Sign in and book");
    visitor.isAt("Your tickets");
  }

  @Test
  void a_second_step_comes_before_the_booking() {
    visitor.isAnswered("**/v1/auth/login", 200, Map.of("secondFactor", Map.of("session", "first")));
    choosesThree("Book tickets");
    visitor.fills("E-mail", Person.newEmail());
    visitor.presses("I have an account");
    visitor.fills("Password", Person.newPassword());

    visitor.presses("Sign in and book");

    visitor.isAt("Enter the code of your app");
    assertThat(visitor.field("Code of your app")).isFocused();
    visitor.isAnswered(
        "**/v1/auth/login/second-factor", 401, Map.of("type", "/problems/wrong-credentials"));
    visitor.fills("Code of your app", "123456");
    visitor.presses("Continue");
    assertThat(visitor.alert()).containsText("Start again with your password.");
    visitor.presses("Start again");
    visitor.isAt("Sign in to book 3 tickets");
  }

  @Test
  void a_reload_keeps_all_but_the_password() {
    choosesThree("Book tickets");
    var email = Person.newEmail();
    visitor.fills("E-mail", email);
    visitor.presses("I am new here");
    visitor.fills("Name", "Ada Lovelace");
    var password = Person.newPassword();
    visitor.fills("Password", password);

    visitor.page().reload();

    visitor.isAt("Create an account to book 3 tickets");
    assertThat(visitor.field("E-mail")).hasValue(email);
    assertThat(visitor.field("Password")).hasValue("");
    visitor.fills("Name", "Ada Lovelace");
    visitor.fills("Password", password);
    visitor.fills("Code", Person.CODE);
    visitor.presses("Confirm and book");
    visitor.isAt("Your tickets");
    isBookedOnce(3);
  }

  @Test
  void who_has_a_booking_already_sees_it() {
    var guest = Person.registered(api);
    guest.books(eventId, 2);
    choosesThree("Book tickets");

    signsInAndBooks(guest);

    visitor.isAt("You are in");
    visitor.reads("You have 2 tickets.");
    assertThat(visitor.status()).hasText("You have a booking for this event already.");
    Assertions.assertThat(visitor.watch().requests("POST", "/bookings")).isEmpty();
  }

  @Test
  void a_sale_that_ran_out_offers_the_waitlist() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");
    Person.registered(api).books(eventId, 10);

    signsInAndBooks(guest);

    assertThat(visitor.button("Join the waitlist")).isVisible();
    assertThat(visitor.field("Tickets")).hasValue("3");
    visitor.isAt(plan.name());
    Assertions.assertThat(Bookings.all(guest, eventId)).isEmpty();
    visitor.presses("Join the waitlist");
    visitor.isAt("Your booking");
  }

  @Test
  void the_waitlist_is_joined_after_the_sign_in() {
    var guest = Person.registered(api);
    Person.registered(api).books(eventId, 10);
    choosesThree("Join the waitlist");
    visitor.isAt("Sign in or sign up to wait for 3 tickets");
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    visitor.fills("Password", guest.password());

    visitor.presses("Sign in and join the waitlist");

    visitor.isAt("Your booking");
    Assertions.assertThat(guest.sees(Bookings.of(guest, eventId)).text("state"))
        .isEqualTo("WAITLISTED");
  }

  @Test
  void a_choice_can_be_changed_before_the_sign_in() {
    choosesThree("Book tickets");

    visitor.presses("Change your choice");

    assertThat(visitor.field("Tickets")).isFocused();
    assertThat(visitor.field("E-mail")).hasCount(0);
    visitor.field("Tickets").selectOption("2");
    visitor.presses("Book tickets");
    visitor.isAt("Sign in or sign up to book 2 tickets");
    visitor.page().reload();
    visitor.isAt("Sign in or sign up to book 2 tickets");
  }

  @Test
  void a_known_address_sees_the_same_words() {
    choosesThree("Book tickets");
    visitor.fills("E-mail", organizer.email());
    visitor.presses("I am new here");

    assertThat(visitor.status()).hasText("If this address can be used, we sent it a code.");
    visitor.fills("Name", "Ada Lovelace");
    visitor.fills("Password", Person.newPassword());
    visitor.fills("Code", Person.CODE);
    visitor.presses("Confirm and book");

    var alert = visitor.alert();
    assertThat(alert).containsText("If you have confirmed before, sign in");
    visitor.presses("sign in", alert);
    visitor.fills("Password", organizer.password());
    visitor.presses("Sign in and book");
    visitor.isAt("Your tickets");
  }

  @Test
  void a_new_password_leads_back_to_the_choice() {
    var guest = Person.registered(api);
    var password = Person.newPassword();
    choosesThree("Book tickets");
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    visitor.follows("Forgot your password?");
    visitor.isAt("Reset your password");
    visitor.presses("Send code");
    visitor.fills("Code", Person.CODE);
    visitor.fills("Password", password);
    visitor.presses("Set new password");
    visitor.isAt("Sign in");
    visitor.signsIn(guest.email(), password);

    visitor.isAt(plan.name());
    assertThat(visitor.field("Tickets")).hasValue("3");
    Assertions.assertThat(Bookings.all(guest, eventId)).isEmpty();
  }

  @Test
  void a_sign_in_in_another_tab_books_nothing() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");

    visitor.inAnotherTab().signsIn(guest);

    assertThat(visitor.button("Sign out")).isVisible();
    assertThat(visitor.button("Book tickets")).isVisible();
    assertThat(visitor.field("Tickets")).hasValue("3");
    assertThat(visitor.field("E-mail")).hasCount(0);
    Assertions.assertThat(visitor.watch().requests("POST", "/bookings")).isEmpty();
  }

  @Test
  void a_late_sign_in_books_nothing() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");
    var held = new Held("POST");
    visitor.page().route("**/v1/auth/login", held);
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    visitor.fills("Password", guest.password());
    visitor.presses("Sign in and book");
    held.isUnderWay(visitor.page());
    visitor.opens("/events").isAt("Upcoming events");

    held.arrives();

    visitor.page().waitForCondition(() -> visitor.watch().requests("POST", "/logout").size() == 1);
    visitor.isSignedOut();
    Assertions.assertThat(Bookings.all(guest, eventId)).isEmpty();
  }

  @Test
  void a_booking_with_lost_answer_goes_on() {
    var guest = Person.registered(api);
    choosesThree("Book tickets");
    visitor
        .page()
        .route(BOOKINGS, LostConnectionTest.LOSING_THE_ANSWER, new Page.RouteOptions().setTimes(1));

    signsInAndBooks(guest);

    visitor.isAt("Your tickets");
    isBookedOnce(3);
  }

  @Test
  void forms_that_do_not_load_can_be_opened_again() {
    visitor.page().route("**/entry/*", Route::abort);
    choosesThree("Book tickets");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.page().unrouteAll();

    visitor.presses("Book tickets");

    visitor.isAt("Sign in or sign up to book 3 tickets");
  }

  private void choosesThree(String action) {
    visitor.opens("/events/" + eventId);
    visitor.field("Tickets").selectOption("3");
    visitor.presses(action);
  }

  private void signsInAndBooks(Person guest) {
    visitor.fills("E-mail", guest.email());
    visitor.presses("I have an account");
    visitor.fills("Password", guest.password());
    visitor.presses("Sign in and book");
  }

  private int quantity(Person guest) {
    return guest.sees(Bookings.of(guest, eventId)).number("quantity");
  }

  private void isBookedOnce(int quantity) {
    Await.until(
        () -> organizer.get("/events/" + eventId).number("availableTickets"),
        left -> left == 10 - quantity);
  }
}
