package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The way through all views of the page, with its demo events.
 *
 * @param save takes a picture of what the visitor sees, by the name of the view
 */
record Shots(Visitor visitor, Consumer<String> save) {

  private static final String PASSWORD = "Demo-Passw0rd-1";
  private static final String EVENT = "Night Trains";
  private static final String TONIGHT = "Silent film";
  private static final Pattern LET_IN = Pattern.compile("^Let in");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** Each view, in English. */
  void all() {
    withoutAnAccount();
    visitor.opens("/sign-in").signsIn(Screenshots.EMAIL, PASSWORD);
    asAGuest();
    asAnOrganizer();
    atTheDoor();
  }

  /** The views that people see most, in the language of the browser. */
  void some() {
    visitor.opens("/events");
    visitor.follows(EVENT);
    isAtTheEvent();
    save.accept("event");

    visitor.opens("/sign-in");
    visitor.page().locator("input[type=email]").fill(Screenshots.EMAIL);
    visitor.page().locator("input[type=password]").fill(PASSWORD);
    visitor.page().locator("main button.primary").click();
    assertThat(visitor.page().locator("body.signed-in")).isVisible();
    visitor.opens("/events");
    assertThat(visitor.link(EVENT).first()).isVisible();
    save.accept("events");

    visitor.opens("/bookings");
    visitor.page().locator("li:has(.badge.confirmed) a").first().click();
    assertThat(visitor.page().locator("main svg").first()).isVisible();
    save.accept("tickets");

    visitor.opens("/organize").follows(EVENT);
    isAtTheEvent();
    assertThat(visitor.page().locator("#main[aria-busy=true]")).hasCount(0);
    save.accept("console");
  }

  private void withoutAnAccount() {
    view("sign-in", "/sign-in", "Sign in");
    view("sign-up", "/sign-up", "Create an account");
    view("confirm", "/confirm", "Confirm your address");
    view("reset", "/reset", "Reset your password");
    visitor.opens("/events").isAt("Upcoming events");
    visitor.follows(EVENT);
    visitor.presses("Book tickets");
    assertThat(visitor.field("E-mail")).isVisible();
    save.accept("sign-in-at-the-end");
  }

  private void asAGuest() {
    visitor.opens("/events").reads("tickets left");
    save.accept("events");

    visitor.follows(EVENT);
    assertThat(visitor.button("Book tickets")).isVisible();
    save.accept("event");

    visitor.opens("/bookings").reads("in line");
    save.accept("bookings");

    visitor.page().locator("li:has(.badge.confirmed) a").first().click();
    visitor.reads("History");
    save.accept("tickets");

    visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Full screen"))
        .first()
        .click();
    assertThat(visitor.dialog().locator("svg").first()).isVisible();
    save.accept("full-screen");
    visitor.page().keyboard().press("Escape");

    visitor.presses("Hand tickets on");
    visitor.dialog().getByRole(AriaRole.CHECKBOX).first().check();
    visitor.presses("Make a link");
    var link = HandOverTest.link(visitor, "Link for 1 ticket").inputValue();
    at(visitor.part("Links for your tickets"), "links");
    visitor.page().navigate(link);
    assertThat(visitor.button("Take the ticket")).isVisible();
    save.accept("hand-over");

    view("account", "/account", "Your account");
  }

  private void asAnOrganizer() {
    view("new-event", "/organize/new", "New event");
    visitor.opens("/organize").isAt("My events");
    assertThat(visitor.link(EVENT).first()).isVisible();
    save.accept("my-events");

    visitor.follows(EVENT);
    isAtTheEvent();
    var id = ID.matcher(visitor.page().url());
    if (!id.find()) {
      throw new IllegalStateException("No console at " + visitor.page().url());
    }
    assertThat(visitor.text("Loading the bookings.")).hasCount(0);
    save.accept("console");
    var console = "/organize/" + id.group();
    visitor.opens(console + "/sales").isAt("Sales");
    assertThat(visitor.text("Loading the bookings.")).hasCount(0);
    save.accept("sales");
    view("attendees", console + "/attendees", "Attendees");
    view("guest-list", console + "/guest-list", "Guest list");
    view("mails", console + "/mails", "Mails");
    view("log", console + "/log", "Log");
    view("settings", console + "/settings", "Settings");
    view("edit-event", console + "/edit", "Edit event");
    visitor.opens(console + "/people").isAt("People");
    visitor.presses("Make a link");
    assertThat(visitor.button("Copy link")).isVisible();
    var invitation = visitor.part("People").locator("input[readonly]").inputValue();
    at(visitor.part("People"), "people");
    visitor.page().navigate(invitation);
    assertThat(visitor.page().locator("main h1")).isVisible();
    save.accept("invitation");
  }

  private void atTheDoor() {
    visitor.opens("/organize").follows(TONIGHT);
    visitor.follows("Open the door");
    visitor.text("Find a guest").click();
    visitor.fills("Name or ticket code", "a");
    visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(LET_IN))
        .first()
        .click();
    visitor.reads("Welcome, ");
    visitor.text("Find a guest").click();
    save.accept("door");
  }

  private void isAtTheEvent() {
    assertThat(visitor.page().locator("h1")).containsText(EVENT);
  }

  private void view(String name, String route, String heading) {
    visitor.opens(route).isAt(heading);
    save.accept(name);
  }

  /** With a part of the view at the top. */
  private void at(Locator part, String name) {
    visitor.page().keyboard().press("Escape");
    part.evaluate("node => node.scrollIntoView()");
    save.accept(name);
  }
}
