package boxoffice.dynamodb;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Every key string of the table and its indexes; nothing else builds one. */
public final class Keys {

  private Keys() {}

  public static Key event(String eventId) {
    return new Key("EVENT#" + eventId, "EVENT");
  }

  /** What lists say of the seats of an event. */
  public static Key note(String eventId) {
    return new Key("EVENT#" + eventId, "NOTE");
  }

  /** How many mails about an event went out. */
  public static Key notices(String eventId) {
    return new Key("EVENT#" + eventId, "NOTICES");
  }

  /** What the sort keys of messages start with. */
  public static final String MESSAGE_PREFIX = "MESSAGE#";

  /** A message to the guests of an event, by its number. */
  public static Key message(String eventId, long number) {
    return new Key("EVENT#" + eventId, MESSAGE_PREFIX + "%09d".formatted(number));
  }

  /** What the sort keys of members start with. */
  public static final String MEMBER_PREFIX = "MEMBER#";

  /** A user who helps to run an event. */
  public static Key member(String eventId, String userId) {
    return new Key("EVENT#" + eventId, MEMBER_PREFIX + userId);
  }

  /** What the sort keys of invitations start with. */
  public static final String INVITATION_PREFIX = "INVITATION#";

  /** An invitation to run an event, by its id. */
  public static Key invitation(String eventId, String invitationId) {
    return new Key("EVENT#" + eventId, INVITATION_PREFIX + invitationId);
  }

  /** The revision of an event's members and invitations. */
  public static Key people(String eventId) {
    return new Key("EVENT#" + eventId, "PEOPLE");
  }

  /** What the sort keys of log entries start with. */
  public static final String LOG_PREFIX = "LOG#";

  /** An entry of an event's log, by its {@link #logPosition}. */
  public static Key logEntry(String eventId, String position) {
    return new Key("EVENT#" + eventId, LOG_PREFIX + position);
  }

  /**
   * The place of an entry in the log of its event, in the order of their times.
   *
   * @param mark tells it from the others of its millisecond
   */
  public static String logPosition(Instant at, String mark) {
    return "%013d#%s".formatted(at.toEpochMilli(), mark);
  }

  /** Seat shard {@code shard} of an event, 0 to 63. Each has a partition of its own. */
  public static Key seats(String eventId, int shard) {
    return new Key("SEATS#" + eventId + "#" + shard, "SEATS");
  }

  /** What the bookings came to that an archived event had. */
  public static Key removedBookings(String eventId) {
    return new Key("EVENT#" + eventId, "REMOVED");
  }

  public static Key booking(String userId, String bookingId) {
    return new Key(user(userId), BOOKING_PREFIX + bookingId);
  }

  /** A check-in of tickets of a booking, by its id. */
  public static Key checkIn(String userId, String bookingId, String checkInId) {
    return new Key(user(userId), checkIns(bookingId) + checkInId);
  }

  /** What the sort keys of check-ins start with. */
  public static final String CHECK_IN_PREFIX = "DOOR#";

  /** What the sort keys of the check-ins of a booking start with. */
  public static String checkIns(String bookingId) {
    return CHECK_IN_PREFIX + bookingId + "#";
  }

  /** The names on the tickets of a booking. */
  public static Key ticketNames(String userId, String bookingId) {
    return new Key(user(userId), "NAMES#" + bookingId);
  }

  /** A hand-over, by the hash of its code. */
  public static Key handOver(String handOverId) {
    return new Key("HANDOVER#" + handOverId, "HANDOVER");
  }

  /** GSI1: the hand-overs of a booking, in the order of their times. */
  public static String handOvers(String bookingId) {
    return "HANDOVERS#" + bookingId;
  }

  /** GSI1: the place of a hand-over among those of its booking. */
  public static String handOverPlace(Instant madeAt, String handOverId) {
    return "%013d#%s".formatted(madeAt.toEpochMilli(), handOverId);
  }

  public static Key profile(String userId) {
    return new Key(user(userId), "PROFILE");
  }

  /** A mark on a user's account. */
  public static Key accountMark(String userId, String mark) {
    return new Key(user(userId), mark);
  }

  /** GSI1: the marks of one kind, in the order of their times. */
  public static String markedAt(Instant at, String userId) {
    return "%013d#%s".formatted(at.toEpochMilli(), userId);
  }

  /** The partition of a user's bookings, profile and marks. */
  public static String user(String userId) {
    return "USER#" + userId;
  }

  /** The claim of an account to a mailbox, by a keyed hash of its address. */
  public static Key mailbox(String hash) {
    return new Key("MAILBOX#" + hash, "MAILBOX");
  }

  /** What the sort keys of bookings start with. */
  public static final String BOOKING_PREFIX = "BOOKING#";

  /** The place of a group in its lane: in order of joining, then of booking id. */
  public static Key waitlistEntry(String eventId, int quantity, Instant joined, String bookingId) {
    return new Key(
        waitlistLane(eventId, quantity), "%013d#%s".formatted(joined.toEpochMilli(), bookingId));
  }

  /** The partition of those who wait for {@code quantity} tickets. */
  public static String waitlistLane(String eventId, int quantity) {
    return "WAITLIST#" + eventId + "#" + quantity;
  }

  /** The counter of one user's calls of one action in the window that begins at this second. */
  public static Key rate(String userId, String action, long window) {
    return new Key("RATE#%s#%s#%d".formatted(userId, action, window), "RATE");
  }

  /** The partition of the idempotency records of one user's calls of one action. */
  public static String idempotency(String userId, String action) {
    return "IDEMPOTENCY#%s#%s".formatted(userId, action);
  }

  /** GSI1: published events that start in a month of UTC. */
  public static String month(YearMonth month) {
    return "MONTH#" + month;
  }

  /**
   * GSI1: cancelled events that have seats. They are in no month, so that nobody lists them; those
   * who sweep find them here.
   */
  public static final String CANCELLED_EVENTS = "CANCELLED";

  /** GSI1: published events that an admin hid. They are in no month, so that nobody lists them. */
  public static final String HIDDEN_EVENTS = "HIDDEN";

  /**
   * GSI1: archived events whose bookings are being removed. They are in no month and not among the
   * cancelled ones, so that nobody but those who remove the bookings finds them.
   */
  public static final String ARCHIVING = "ARCHIVING";

  /** How far the round over all events has come. */
  public static final Key ROUND = new Key("ROUND", "ROUND");

  /** The month of UTC in which an instant falls. */
  public static YearMonth monthOf(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
  }

  /** GSI1 and GSI2: events in order of their start. */
  public static String eventByStart(Instant startsAt, String eventId) {
    return startsAt(startsAt) + "#" + eventId;
  }

  /** The first part of {@link #eventByStart}: sorts like the instant. */
  public static String startsAt(Instant instant) {
    return "%013d".formatted(instant.toEpochMilli());
  }

  /** GSI2: the events of an organizer. */
  public static String organizer(String userId) {
    return "ORGANIZER#" + userId;
  }

  /** GSI2: the events that a user helps to run. */
  public static String memberships(String userId) {
    return "MEMBER#" + userId;
  }

  /**
   * GSI2: a part of the bookings of an event. A rush on one event must not meet one index
   * partition, for its throttling would reject the writes of the table.
   */
  public static String bookingsOfEvent(String eventId, int part) {
    return "EVENT#" + eventId + "#" + part;
  }
}
