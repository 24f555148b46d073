package boxoffice.events;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Sha256;
import boxoffice.http.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Takes messages of organizers to all guests of their events. A message is one write; the table's
 * stream carries on with it, so no lost answer loses it.
 */
public final class MessageGuests {

  /** So many messages an event may send in {@link #TIME}. */
  static final int MOST = 5;

  /** The time in which it may send them. */
  static final Duration TIME = Duration.ofHours(24);

  private static final int ID_BYTES = 16;

  private final EventStore events;
  private final MessageStore messages;
  private final Attempts attempts;
  private final InstantSource clock;
  private final RandomGenerator random;

  public MessageGuests(
      EventStore events,
      MessageStore messages,
      Attempts attempts,
      InstantSource clock,
      RandomGenerator random) {
    this.events = events;
    this.messages = messages;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What an organizer says.
   *
   * @param subject 1 to 100 characters on one line
   * @param text 1 to 4,000 characters, on lines
   */
  record Words(String subject, String text) {}

  /**
   * Takes a message. With an idempotency key its id is a hash of event and key. So a repeat finds
   * it among the last 20 messages of its event even where the first run died or lost its answer.
   *
   * <p>A message takes the number after the last one that was read, and no number is given twice.
   * So of two at once one reads anew, a try that lands late lands beside what it was judged by, and
   * no refusal of the limit must be fenced.
   */
  MessageOutcome send(User user, String eventId, Words words, Optional<String> idempotencyKey) {
    var id = id(eventId, idempotencyKey);
    return attempts.carryOut(
        new MessageOutcome.TryAgain(),
        tries ->
            switch (events.access(user, eventId, Right.WRITE_TO_GUESTS)) {
              case Access.Denied denied -> Optional.of(new MessageOutcome.Denied(denied));
              case Access.Granted(var event, var role) ->
                  send(event, Actor.of(user, role), id, words, tries);
            });
  }

  private Optional<MessageOutcome> send(
      Event event, Actor actor, String id, Words words, Tries tries) {
    var earlier = messages.newest(event.eventId());
    return earlier.stream()
        .filter(message -> message.messageId().equals(id))
        .findAny()
        .map(message -> repeated(message, words))
        .or(() -> refused(event, earlier))
        .or(() -> write(event, actor, id, words, earlier, tries));
  }

  private static MessageOutcome repeated(Message earlier, Words words) {
    return earlier.says(words.subject(), words.text())
        ? new MessageOutcome.Taken(earlier)
        : new MessageOutcome.KeyReused();
  }

  private Optional<MessageOutcome> refused(Event event, List<Message> earlier) {
    if (event.isArchived()) {
      return Optional.of(new MessageOutcome.Archived());
    }
    return switch (event.state()) {
      case DRAFTED -> Optional.of(new MessageOutcome.NotPublished());
      case CANCELLED -> Optional.of(new MessageOutcome.Cancelled());
      case PUBLISHED -> tooMany(earlier);
    };
  }

  private Optional<MessageOutcome> tooMany(List<Message> earlier) {
    if (earlier.size() < MOST) {
      return Optional.empty();
    }
    var left = Duration.between(clock.instant(), earlier.get(MOST - 1).sentAt().plus(TIME));
    return left.isPositive() ? Optional.of(new MessageOutcome.TooMany(left)) : Optional.empty();
  }

  private Optional<MessageOutcome> write(
      Event event, Actor actor, String id, Words words, List<Message> earlier, Tries tries) {
    var message =
        new Message(
            event.eventId(),
            earlier.isEmpty() ? 1 : earlier.getFirst().number() + 1,
            id,
            words.subject(),
            words.text(),
            Millis.now(clock),
            false);
    var entry = LogEntry.of(message.sentAt(), actor, LogAction.MESSAGE_SENT, id);
    return switch (messages.send(message, entry)) {
      case Outcome.Committed _ -> Optional.of(new MessageOutcome.Taken(message));
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> tries.again(missed);
    };
  }

  private String id(String eventId, Optional<String> idempotencyKey) {
    return HexFormat.of()
        .formatHex(
            idempotencyKey
                .map(key -> Sha256.first(ID_BYTES, eventId + "/" + key))
                .orElseGet(this::randomId));
  }

  private byte[] randomId() {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return id;
  }
}
