package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A view of the page in one state.
 *
 * @param look takes a visitor there
 */
record View(String name, Consumer<Visitor> look) {

  /** Each view in each of its states. */
  static List<View> all() {
    return new Cast().views();
  }

  Visitor shownTo(Visitor visitor) {
    look.accept(visitor);
    return visitor;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The people, events and bookings in the views. */
  private static final class Cast {

    private final Api api = Api.shared();
    private final Person organizer = Person.registered(api);
    private final Person newcomer = Person.registered(api);
    private final Person ada = Person.registered(api, "Ada Lovelace");
    private final Person steward = Person.registered(api, "Alan Turing");
    private final Person grace = Person.registered(api, "Grace Hopper");

    private final Plan plan =
        Plan.of(10)
            .in(20)
            .with("venue", "Old Town Hall")
            .with("description", "Two acts, one break. See https://society.example/programme.")
            .with("organizerName", "Chamber Music Society")
            .with("contact", "ask@society.example")
            .with("price", "12 €, pay at the door");
    private final String selling = organizer.publishes(plan.members());
    private final String soldOut = organizer.publishes(Plan.of(1).members());
    private final String closed = organizer.publishes(Plan.of(5).members());
    private final String cancelled = organizer.publishes(Plan.of(5).members());
    private final String draft = organizer.drafts(Plan.of(5).members());

    private final String ticket = ada.books(selling, 2).text("bookingId");
    private final String used;
    private final String waiting;
    private final String givenBack = ada.books(closed, 1).text("bookingId");

    private final String more = ada.books(organizer.publishes(3), 3).text("bookingId");
    private final String link =
        ada.send(
                once(
                    Call.post(
                        "/bookings/" + ticket + "/hand-overs", Map.of("serials", List.of(1)))))
            .text("code");
    private final String invitation = invite();

    private static Call once(Call call) {
      return call.idempotencyKey(UUID.randomUUID().toString());
    }

    private String invite() {
      var invitations = "/events/" + selling + "/invitations";
      return organizer.send(once(Call.post(invitations, Map.of("role", "STEWARD")))).text("code");
    }

    private Cast() {
      steward.send(Call.post("/invitations/" + invite(), Map.of()));
      var checkedIn = grace.books(selling, 1);
      used = checkedIn.text("bookingId");
      Tickets.checkIn(organizer, selling, Tickets.of(checkedIn).getFirst());
      grace.books(soldOut, 1);
      waiting = ada.booksOrWaits(soldOut, 1).text("bookingId");
      ada.cancels(givenBack);
      organizer.closesSales(closed);
      organizer.send(Call.post("/events/" + cancelled + "/cancel"));
      organizer.send(
          Call.post(
              "/events/" + selling + "/messages",
              Map.of("subject", "Coats and bags", "text", "Please come early.\n\nSee you.")));
    }

    private List<View> views() {
      return List.of(
          anybody("sign-in", "/sign-in", "Sign in"),
          new View("wrong password", this::mistypes),
          anybody("sign-up", "/sign-up", "Create an account"),
          anybody("confirmation", "/confirm", "Confirm your address"),
          anybody("list of events without an account", "/events", "Upcoming events"),
          anybody("event without an account", "/events/" + selling, plan.name()),
          new View("wrong code", Cast::mistypesTheCode),
          new View("second step of the sign-in", this::signsInWithAnApp),
          new View("password reset", this::forgets),
          of(newcomer, "list of events", "/events", "Upcoming events"),
          new View("events found", this::finds),
          new View("nothing found", Cast::findsNothing),
          of(newcomer, "event on sale", "/events/" + selling, plan.name()),
          new View("address before a booking", this::choosesTwo),
          new View("password before a booking", this::hasAnAccount),
          new View("new account before a booking", this::isNew),
          of(newcomer, "event sold out", "/events/" + soldOut, "Seats"),
          of(newcomer, "event with too few tickets left", "/events/" + selling, this::wantsTen),
          of(newcomer, "event whose sale is closed", "/events/" + closed, "Sales closed"),
          of(newcomer, "cancelled event", "/events/" + cancelled, "Cancelled"),
          of(ada, "event with a ticket", "/events/" + selling, "You are in"),
          of(ada, "event waited for", "/events/" + soldOut, "You are on the waitlist"),
          of(ada, "list of bookings", "/bookings", "My bookings"),
          of(newcomer, "no bookings yet", "/bookings", "My bookings"),
          of(ada, "tickets", "/bookings/" + ticket, "Your tickets"),
          of(ada, "ticket over the whole screen", "/bookings/" + ticket, Cast::enlarges),
          of(grace, "ticket that was used", "/bookings/" + used, "Your ticket"),
          of(ada, "question which tickets to give back", "/bookings/" + ticket, Cast::givesBack),
          of(ada, "question which tickets to hand on", "/bookings/" + ticket, Cast::handsOn),
          of(ada, "question for a name", "/bookings/" + ticket, Cast::names),
          of(ada, "new link for a ticket", "/bookings/" + more, Cast::makesALink),
          of(newcomer, "ticket to take", "/hand-overs#" + link, "1 ticket for you"),
          of(newcomer, "useless link", "/hand-overs#" + "0".repeat(24), "This link does not work."),
          of(ada, "place in the waitlist", "/bookings/" + waiting, "Your booking"),
          of(ada, "cancelled booking", "/bookings/" + givenBack, "Your booking"),
          of(ada, "question before cancelling", "/bookings/" + ticket, Cast::thinksOfCancelling),
          of(newcomer, "own account", "/account", Cast::looksAtTheAccount),
          of(newcomer, "two-step sign-in", "/account", this::setsUpTheSecondStep),
          of(newcomer, "question before deletion", "/account", Cast::thinksOfLeaving),
          of(organizer, "list of own events", "/organize", "My events"),
          of(newcomer, "no own events yet", "/organize", "My events"),
          of(organizer, "new event", "/organize/new", "New event"),
          of(organizer, "new event with mistakes", "/organize/new", Cast::forgetsTheName),
          of(organizer, "event to edit", "/organize/" + selling + "/edit", "Edit event"),
          of(organizer, "console", "/organize/" + selling, Cast::looksAtAllOfIt),
          of(organizer, "attendees", "/organize/" + selling + "/attendees", "Attendees"),
          of(organizer, "guest list", "/organize/" + selling + "/guest-list", "Guest list"),
          of(organizer, "mails", "/organize/" + selling + "/mails", Cast::looksAtTheMails),
          of(organizer, "log", "/organize/" + selling + "/log", "Log"),
          of(organizer, "settings", "/organize/" + selling + "/settings", "Settings"),
          of(organizer, "mails of a draft", "/organize/" + draft + "/mails", "Mails"),
          of(organizer, "end of sales", "/organize/" + selling + "/settings", Cast::closes),
          of(organizer, "question before a message", toMails(), Cast::thinksOfWriting),
          of(newcomer, "invitation", "/invitations#" + invitation, "You are invited to help"),
          of(steward, "console for a steward", "/organize/" + selling, "Attendees"),
          of(organizer, "new invitation", "/organize/" + selling + "/people", Cast::invites),
          of(organizer, "console of a draft", "/organize/" + draft, "Sales"),
          of(organizer, "console of a cancelled event", "/organize/" + cancelled, "Sales"),
          of(organizer, "door", "/door/" + selling, this::checksIn),
          of(organizer, "door with late answers", "/door/" + selling, this::hearsLater),
          of(organizer, "unknown event", "/events/" + "0".repeat(32), "There is nothing here."));
    }

    private static View anybody(String name, String route, String heading) {
      return new View(name, visitor -> visitor.opens(route).isAt(heading));
    }

    private static View of(Person person, String name, String route, String heading) {
      return of(person, name, route, visitor -> visitor.isAt(heading));
    }

    private static View of(Person person, String name, String route, Consumer<Visitor> then) {
      return new View(name, visitor -> then.accept(visitor.signsIn(person).opens(route)));
    }

    private void mistypes(Visitor visitor) {
      visitor.opens("/sign-in");
      visitor.fills("E-mail", ada.email());
      visitor.fills("Password", "not mine");
      visitor.presses("Sign in");
      assertThat(visitor.alert()).isVisible();
    }

    private static void mistypesTheCode(Visitor visitor) {
      visitor.opens("/confirm");
      visitor.fills("E-mail", Person.newEmail());
      visitor.fills("Name", "Ada");
      visitor.fills("Password", Person.newPassword());
      visitor.fills("Code", "000000");
      visitor.presses("Confirm");
      assertThat(visitor.alert()).isVisible();
    }

    private void signsInWithAnApp(Visitor visitor) {
      visitor.isAnswered(
          "**/v1/auth/login", 200, Map.of("secondFactor", Map.of("session", "of the sign-in")));
      visitor.opens("/sign-in");
      visitor.fills("E-mail", ada.email());
      visitor.fills("Password", ada.password());
      visitor.presses("Sign in");
      visitor.isAt("Enter the code of your app");
    }

    private static void looksAtTheAccount(Visitor visitor) {
      visitor.isAt("Your account");
      visitor.text("Change the address").click();
      visitor.text("Change the password").first().click();
      visitor.text("Set it up").click();
    }

    private void setsUpTheSecondStep(Visitor visitor) {
      visitor.text("Set it up").click();
      visitor
          .part("Two-step sign-in")
          .getByLabel(visitor.says("Current password"))
          .fill(newcomer.password());
      visitor.presses("Continue");
      assertThat(visitor.image("QR code for your authenticator app")).isVisible();
    }

    private static void thinksOfLeaving(Visitor visitor) {
      visitor.presses("Delete account");
      assertThat(visitor.dialog()).isVisible();
    }

    private void forgets(Visitor visitor) {
      visitor.opens("/reset");
      visitor.fills("E-mail", Person.newEmail());
      visitor.presses("Send code");
      visitor.isAt("Choose a new password");
    }

    private void finds(Visitor visitor) {
      var first = Plan.of(10).soon().with("venue", "Old Town Hall");
      organizer.publishes(first.members());
      var month = first.startsAt().toString().substring(0, 7);
      visitor.opens("/events?q=town&month=" + month);
      assertThat(visitor.item(first.name())).isVisible();
    }

    private static void findsNothing(Visitor visitor) {
      visitor.opens("/events?q=nothing-has-this-name");
      assertThat(visitor.page().locator(".finding p")).not().isEmpty();
    }

    private void choosesTwo(Visitor visitor) {
      visitor.opens("/events/" + selling);
      visitor.field("Tickets").selectOption("2");
      visitor.presses("Book tickets");
      visitor.isAt("Sign in or sign up to book 2 tickets");
      visitor.fills("E-mail", Person.newEmail());
    }

    private void hasAnAccount(Visitor visitor) {
      choosesTwo(visitor);
      visitor.presses("I have an account");
      visitor.fills("Password", Person.newPassword());
      visitor.presses("Sign in and book");
      assertThat(visitor.alert()).isVisible();
    }

    private void isNew(Visitor visitor) {
      choosesTwo(visitor);
      visitor.presses("I am new here");
      visitor.fills("Name", "Ada Lovelace");
      visitor.fills("Password", Person.newPassword());
      visitor.fills("Code", "000000");
      visitor.presses("Confirm and book");
      assertThat(visitor.alert()).isVisible();
    }

    private void wantsTen(Visitor visitor) {
      visitor.field("Tickets").selectOption("10");
      assertThat(visitor.button("Join the waitlist")).isVisible();
    }

    private static void thinksOfCancelling(Visitor visitor) {
      visitor.presses("Cancel booking");
      assertThat(visitor.dialog()).isVisible();
    }

    private static void givesBack(Visitor visitor) {
      visitor.presses("Give some back");
      visitor.presses("Give them back");
      assertThat(visitor.alert()).hasText(visitor.says("Choose a ticket."));
    }

    private static void handsOn(Visitor visitor) {
      visitor.presses("Hand tickets on");
      assertThat(visitor.dialog()).isVisible();
    }

    private static void enlarges(Visitor visitor) {
      visitor.presses("Full screen: Ticket 2 of 2");
      assertThat(visitor.dialog()).isVisible();
    }

    private static void names(Visitor visitor) {
      visitor.presses("Add a name: Ticket 1 of 2");
      assertThat(visitor.dialog()).isVisible();
    }

    private static void makesALink(Visitor visitor) {
      HandOverTest.makesLink(visitor, "Ticket 1 of 3");
    }

    private static void invites(Visitor visitor) {
      visitor.presses("Make a link");
      assertThat(visitor.button("Copy link")).isVisible();
    }

    private static void thinksOfWriting(Visitor visitor) {
      visitor.text("Write to all guests").click();
      visitor.fills("Subject", "Coats and bags");
      visitor.fills("Message", "Please come early.");
      visitor.presses("Send message");
      assertThat(visitor.dialog()).isVisible();
    }

    private static void forgetsTheName(Visitor visitor) {
      visitor.presses("Create event");
      visitor.reads("This field is required.");
    }

    private static void looksAtAllOfIt(Visitor visitor) {
      visitor.text("Show as a table").click();
    }

    private static void looksAtTheMails(Visitor visitor) {
      visitor.text("Write to all guests").click();
      assertThat(visitor.figure("Sent")).isVisible();
    }

    private static void closes(Visitor visitor) {
      visitor.presses("Close sales");
      assertThat(visitor.dialog()).isVisible();
    }

    private String toMails() {
      return "/organize/" + closed + "/mails";
    }

    private void checksIn(Visitor visitor) {
      Doors.opens(visitor, selling, 3);
      Doors.types(visitor, "nonsense");
      assertThat(visitor.alert()).isVisible();
      visitor.text("Find a guest").click();
      visitor.fills("Name or ticket code", "ada");
      assertThat(visitor.item("Ada Lovelace")).isVisible();
    }

    private void hearsLater(Visitor visitor) {
      Doors.opens(visitor, selling, 3);
      visitor.page().route("**/check-ins", Route::abort);
      for (var code : Tickets.of(ada.sees(ticket))) {
        Doors.types(visitor, code);
      }
      visitor.reads("2 check-ins wait for the network.");
      visitor.isAnswered("**/check-ins", 409, Map.of("type", "/problems/booking-cancelled"));
      visitor.presses("Send now");
      assertThat(visitor.item("This booking was cancelled")).hasCount(2);
    }
  }
}
