package boxoffice.limits;

import java.time.Duration;

/**
 * What one user may do only so often: every write but check-in, which a queue at a door waits for,
 * wrong ticket codes, and the reads that cost many requests of the table. {@code template.yaml}
 * says how often.
 */
public enum Limit {
  BOOK("BOOKINGS_PER_SECOND", Window.SECOND),
  CANCEL("CANCELLATIONS_PER_SECOND", Window.SECOND),
  CREATE_EVENT("EVENTS_CREATED_PER_MINUTE", Window.MINUTE),
  PUBLISH_EVENT("EVENTS_PUBLISHED_PER_MINUTE", Window.MINUTE),
  /** To change or cancel an event, to change who runs it, or to write to its guests. */
  CHANGE_EVENT("EVENT_CHANGES_PER_MINUTE", Window.MINUTE),
  /** All that is done to one's own account, its deletion too. */
  CHANGE_ACCOUNT("ACCOUNT_CHANGES_PER_MINUTE", Window.MINUTE),
  /** To make or withdraw a link that hands tickets on, and to write a name on a ticket. */
  CHANGE_TICKETS("TICKET_CHANGES_PER_MINUTE", Window.MINUTE),
  /** To show a ticket code that is none: good ones are not counted. */
  WRONG_CODE("WRONG_CODES_PER_MINUTE", Window.MINUTE),
  /**
   * A place in a waitlist, the lists of one's bookings and events, an event that one runs, the
   * attendees, the tickets, the notices, the people and the log of an event, an invitation, and the
   * export of an account, all together.
   */
  COSTLY_READ("COSTLY_READS_PER_SECOND", Window.SECOND);

  private final String setting;
  private final Duration window;

  Limit(String setting, Duration window) {
    this.setting = setting;
    this.window = window;
  }

  /** The name of the setting that says how often. */
  public String setting() {
    return setting;
  }

  /** The time in which so many calls are allowed; windows follow one another without a gap. */
  public Duration window() {
    return window;
  }

  private static final class Window {
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration MINUTE = Duration.ofMinutes(1);
  }
}
