package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Ten things that people do, each from the start page and signed in, with the clicks and the fields
 * that they take. A choice from a list is a field. The steps are the same in each language.
 */
class TenTasksTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** A task that needs more has become too long. */
  private static final int MOST_CLICKS = 6;

  private final Api api = Api.shared();

  /** A task and what it took. */
  private record Walk(String task, int clicks, int fields) {}

  @Test
  void ten_tasks_are_short_in_each_language() {
    var english = walks("en-GB");
    var german = walks("de-DE");

    System.out.println("Ten tasks from the start page: clicks, fields");
    english.forEach(
        walk -> System.out.printf("| %s | %d | %d |%n", walk.task, walk.clicks, walk.fields));
    assertThat(english).hasSize(10).allMatch(walk -> walk.clicks <= MOST_CLICKS);
    assertThat(german).isEqualTo(english);
  }

  private List<Walk> walks(String locale) {
    var organizer = Person.registered(api);
    var guest = Person.registered(api, "Ada Lovelace");
    var hall = "Hall " + UUID.randomUUID();
    var plan = Plan.of(10).soon().with("venue", hall);
    var eventId = organizer.publishes(plan.members());
    var soldOut = Plan.of(1).soon();
    Person.registered(api).books(organizer.publishes(soldOut.members()), 1);
    var buyer = new Walker(VISITORS.arrives(Visitors.options().setLocale(locale)));
    var seller = new Walker(VISITORS.arrives(Visitors.options().setLocale(locale)));
    buyer.signsIn(guest);
    seller.signsIn(organizer);

    buyer.starts(plan.name());
    buyer.types("Search events", hall);
    buyer.follows(plan.name());
    buyer.isAt(plan.name());
    var find = buyer.walked("Find an event by its place");

    buyer.starts(plan.name());
    buyer.follows(plan.name());
    buyer.chooses("Tickets", "2");
    buyer.presses("Book tickets");
    buyer.isAt("Your tickets");
    var book = buyer.walked("Book two tickets");

    buyer.startsAndFollows("My bookings", plan.name());
    buyer.isAt("Your tickets");
    assertThat(buyer.visitor.page().locator("main svg").first()).isVisible();
    var show = buyer.walked("Find tonight's ticket");

    buyer.startsAndFollows("My bookings", plan.name());
    buyer.presses("Hand tickets on");
    buyer.ticks("Ticket {n} of {all}", Map.of("n", 2, "all", 2));
    buyer.presses("Make a link");
    assertThat(buyer.visitor.page().locator("input[readonly]").first()).isVisible();
    var handOn = buyer.walked("Hand one ticket on");

    buyer.startsAndFollows("My bookings", plan.name());
    buyer.presses("Give some back");
    buyer.ticks("Ticket {n} of {all}", Map.of("n", 1, "all", 2));
    buyer.presses("Give them back");
    buyer.isAt("Your ticket");
    var giveBack = buyer.walked("Give one ticket back");

    buyer.starts(soldOut.name());
    buyer.follows(soldOut.name());
    buyer.presses("Join the waitlist");
    buyer.isAt("Your booking");
    var join = buyer.walked("Join the waitlist of a sold out event");

    var mine = Plan.of(20);
    seller.starts(plan.name());
    seller.follows("Organize");
    seller.follows("New event");
    seller.types("Name", mine.name());
    seller.types("Starts", Visitor.NEXT_MONTH);
    seller.types("Capacity", "20");
    seller.presses("Create event");
    seller.isAt(mine.name());
    seller.presses("Publish");
    seller.presses("Yes, publish it");
    assertThat(seller.visitor.dialog()).isHidden();
    var publish = seller.walked("Create an event and put it on sale");

    seller.startsAndFollows("Organize", plan.name());
    seller.follows("People");
    seller.presses("Make a link");
    assertThat(seller.visitor.page().locator("main input[readonly]:visible").first()).isVisible();
    var invite = seller.walked("Invite a steward");

    var code = Tickets.booked(Person.registered(api), eventId);
    seller.startsAndFollows("Organize", plan.name());
    seller.follows("Open the door");
    seller.types("Ticket code", code);
    seller.visitor.page().keyboard().press("Enter");
    assertThat(Doors.result(seller.visitor)).isVisible();
    var checkIn = seller.walked("Check a ticket in by its code");

    seller.startsAndFollows("Organize", plan.name());
    seller.follows("Mails");
    seller.unfolds("Write to all guests");
    seller.types("Subject", "Doors open at 7");
    seller.types("Message", "Please come early.");
    seller.presses("Send message");
    seller.presses("Yes, send it");
    assertThat(seller.visitor.dialog()).isHidden();
    var write = seller.walked("Write to all guests");

    return List.of(find, book, show, handOn, giveBack, join, publish, invite, checkIn, write);
  }

  /** A person who does things by the words of the page, whatever its language. */
  private static final class Walker {

    /** A text of the page in its language. */
    private static final String TEXT =
        """
        async ([english, values]) => {
          await import('/common.js');
          return (await import('/language.js')).t(english, values);
        }\
        """;

    private final Visitor visitor;
    private int clicks;
    private int fields;

    private Walker(Visitor visitor) {
      this.visitor = visitor;
    }

    private String text(String english) {
      return text(english, Map.of());
    }

    private String text(String english, Map<String, ?> values) {
      return (String) visitor.page().evaluate(TEXT, List.of(english, values));
    }

    private void signsIn(Person person) {
      visitor.opens("/sign-in");
      types("E-mail", person.email());
      types("Password", person.password());
      presses("Sign in");
      assertThat(visitor.button(text("Sign out"))).isVisible();
    }

    private void starts(String shown) {
      visitor.opens("/events");
      assertThat(visitor.link(shown).first()).isVisible();
      clicks = 0;
      fields = 0;
    }

    /** Goes from the start page to a list of the person, and to an event there. */
    private void startsAndFollows(String list, String event) {
      starts(event);
      follows(list);
      follows(event);
    }

    private Walk walked(String task) {
      return new Walk(task, clicks, fields);
    }

    private void follows(String link) {
      clicks++;
      visitor.follows(text(link));
      assertThat(visitor.page().locator("#main[aria-busy=true]")).hasCount(0);
    }

    private void presses(String button) {
      clicks++;
      visitor.presses(text(button));
    }

    /** Opens a part that is folded. */
    private void unfolds(String summary) {
      clicks++;
      visitor.text(text(summary)).click();
    }

    private void types(String label, String text) {
      fields++;
      visitor.fills(text(label), text);
    }

    private void chooses(String label, String value) {
      fields++;
      visitor.field(text(label)).selectOption(value);
    }

    private void ticks(String label, Map<String, ?> values) {
      clicks++;
      visitor.field(text(label, values)).check();
    }

    private void isAt(String heading) {
      visitor.isAt(text(heading));
    }
  }
}
