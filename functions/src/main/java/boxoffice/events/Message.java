package boxoffice.events;

import boxoffice.dynamodb.Item;
import java.time.Instant;

/**
 * What the organizer of an event wrote to all of its guests.
 *
 * @param eventId the event
 * @param number counts the messages of the event, from 1 without a gap
 * @param messageId 32 hexadecimal digits; a repeat of its request has the same
 * @param subject 1 to 100 characters on one line
 * @param text 1 to 4,000 characters, on lines
 * @param sentAt when it was taken
 * @param isTold whether every guest of then was asked a notice for
 */
public record Message(
    String eventId,
    long number,
    String messageId,
    String subject,
    String text,
    Instant sentAt,
    boolean isTold) {

  /** The type of its items. */
  public static final String TYPE = "MESSAGE";

  /** The message of an item. */
  public static Message of(Item item) {
    return new Message(
        item.text("eventId"),
        item.number("number"),
        item.text("messageId"),
        item.text("subject"),
        item.text("text"),
        item.instant("sentAt"),
        item.has("told"));
  }

  /** Whether it says this. */
  boolean says(String otherSubject, String otherText) {
    return subject.equals(otherSubject) && text.equals(otherText);
  }
}
