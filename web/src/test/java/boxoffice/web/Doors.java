package boxoffice.web;

import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;

/** How a steward works at the door of an event. */
final class Doors {

  private Doors() {}

  /** Signs in, opens the door and waits until its list has so many tickets. */
  static Visitor opens(Visitor visitor, Person steward, String eventId, int tickets) {
    visitor.signsIn(steward);
    return opens(visitor, eventId, tickets);
  }

  /** Opens the door, until its list has so many tickets: it is stale for a second. */
  static Visitor opens(Visitor visitor, String eventId, int tickets) {
    visitor.opens("/door/" + eventId);
    visitor.reloadsUntil(state(visitor), " %d ".formatted(tickets));
    return visitor;
  }

  /** The line that says whether there is a network, and how many are in. */
  static Locator state(Visitor door) {
    return door.page().locator("header p");
  }

  /** Types a code and presses Enter. */
  static void types(Visitor door, String code) {
    door.fills("Ticket code", code);
    door.field("Ticket code").press("Enter");
  }

  /** The big result. */
  static Locator result(Visitor door) {
    return door.page().locator(".outcome .result");
  }
}
