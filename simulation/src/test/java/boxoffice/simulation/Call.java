package boxoffice.simulation;

import java.time.Instant;

/** What somebody asks of the system. */
public sealed interface Call {

  /**
   * To book tickets.
   *
   * @param waitlist whether to wait if there are not enough
   * @param key the idempotency key
   */
  record Book(String user, int quantity, boolean waitlist, String key) implements Call {}

  /** To cancel what the user has, or to leave the waitlist. */
  record Cancel(String user) implements Call {}

  /**
   * The organizer checks the ticket of somebody who came.
   *
   * @param key the idempotency key
   */
  record CheckIn(String user, String key) implements Call {}

  /** The organizer wants another capacity. */
  record Resize(int capacity) implements Call {}

  /** The organizer lets one booking hold another number of tickets: a change of terms. */
  record Limit(int maxTicketsPerBooking) implements Call {}

  /** The organizer gives the event other times. */
  record Move(Instant salesFrom, Instant salesUntil, Instant startsAt) implements Call {}

  /** The organizer cancels the event. */
  record CancelEvent() implements Call {}

  /** What the table's stream starts, again and again until it is done. */
  sealed interface FromStream extends Call {}

  /** To settle the waitlist: seats came back, or somebody joined. */
  record Settle() implements FromStream {}

  /** To do what follows from a change of the event. */
  record Apply() implements FromStream {}
}
