package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.dynamodb.Keys;

/** What lists show of the seats of an event, at rest. */
final class ShownPromises {

  private ShownPromises() {}

  /**
   * I10: the note of a published event, and what a list shows, are what a newcomer gets.
   *
   * @param listed what a list shows at rest
   */
  static void atRest(State state, Answer listed) {
    var ledger = Ledger.of(state.image());
    if (!ledger.isPublished()) {
      return;
    }
    var bookable = ledger.someGroupFits() ? 0 : ledger.free();
    var waiting = ledger.entries().size();
    state
        .image()
        .get(Keys.note(World.EVENT_ID))
        .ifPresent(
            note ->
                require(
                    note.number("availableTickets") == bookable
                        && note.number("waitlistCount") == waiting,
                    "I10: at rest the note says %d available and %d waiting, but it is %d and %d",
                    note.number("availableTickets"),
                    note.number("waitlistCount"),
                    bookable,
                    waiting));
    require(
        listed instanceof Answer.NotListed
            || listed.equals(new Answer.Listed((int) bookable, waiting)),
        "I10: at rest a list shows %s, but %d are available and %d wait",
        listed,
        bookable,
        waiting);
  }
}
