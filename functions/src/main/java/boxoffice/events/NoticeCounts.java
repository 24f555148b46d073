package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TimeLimits;

/**
 * How many mails about an event went out, and how many addresses were refused. Nothing says whose.
 */
public final class NoticeCounts {

  private final Table table;

  public NoticeCounts(Table table) {
    this.table = table;
  }

  /** What was counted. */
  record Counted(long sent, long refused) {}

  /** The counts of an event; they may miss a mail whose count was lost. */
  Counted of(String eventId) {
    return table
        .get(Keys.notices(eventId))
        .map(item -> new Counted(item.count("sent"), item.count("refused")))
        .orElseGet(() -> new Counted(0, 0));
  }

  /** Counts a mail that went out. One write, sent once. */
  public void sent(String eventId) {
    add(eventId, "sent");
  }

  /** Counts a mail whose address was refused. One write, sent once. */
  public void refused(String eventId) {
    add(eventId, "refused");
  }

  private Item add(String eventId, String counter) {
    return table.add(
        Keys.notices(eventId),
        Attributes.of("type", "NOTICES", "eventId", eventId),
        counter,
        TimeLimits.COUNTER);
  }
}
