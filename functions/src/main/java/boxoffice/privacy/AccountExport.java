package boxoffice.privacy;

import boxoffice.bookings.BookingResponse;
import boxoffice.events.EventResponse;
import boxoffice.events.Member;
import boxoffice.events.Message;
import boxoffice.events.Role;
import boxoffice.http.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a user, or a part of it where it is too large for one answer.
 *
 * @param account the account; in the first part only
 * @param memberships what events of others the user helps to run; in the first part only
 * @param bookings all bookings, cancelled ones too, with their last changes
 * @param events all events that the user organizes, in every state
 * @param messages what the user wrote to the guests of these events, the newest of each first
 * @param cursor where the next part begins; absent in the last one
 */
record AccountExport(
    @Nullable AccountPart account,
    @Nullable List<MembershipPart> memberships,
    List<BookingResponse> bookings,
    List<EventResponse> events,
    List<MessagePart> messages,
    @Nullable String cursor) {

  AccountExport {
    memberships = memberships == null ? null : List.copyOf(memberships);
    bookings = List.copyOf(bookings);
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  /** An event of somebody else that the user helps to run. */
  record MembershipPart(String eventId, Role role, Instant since) {

    static MembershipPart of(Member member) {
      return new MembershipPart(member.eventId(), member.role(), member.since());
    }
  }

  /** What the user wrote to all guests of an event. */
  record MessagePart(
      String eventId, String messageId, String subject, String text, Instant sentAt) {

    static MessagePart of(Message message) {
      return new MessagePart(
          message.eventId(),
          message.messageId(),
          message.subject(),
          message.text(),
          message.sentAt());
    }
  }

  /** What user pool and profile keep of the user. */
  record AccountPart(
      String userId,
      Secret email,
      @Nullable String name,
      @Nullable String language,
      boolean hasSecondFactor,
      boolean reminders,
      Instant createdAt) {}
}
