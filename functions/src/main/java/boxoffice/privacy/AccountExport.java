package boxoffice.privacy;

import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.CheckedIn;
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
 * @param bookings all bookings, cancelled ones too, with their tickets and last changes
 * @param checkIns all check-ins of tickets of these bookings, undone ones too
 * @param events all events that the user organizes, in every state
 * @param messages what the user wrote to the guests of these events, the newest of each first
 * @param cursor where the next part begins; absent in the last one
 */
record AccountExport(
    @Nullable AccountPart account,
    @Nullable List<MembershipPart> memberships,
    List<BookingResponse> bookings,
    List<CheckInPart> checkIns,
    List<EventResponse> events,
    List<MessagePart> messages,
    @Nullable String cursor) {

  AccountExport {
    memberships = memberships == null ? null : List.copyOf(memberships);
    bookings = List.copyOf(bookings);
    checkIns = List.copyOf(checkIns);
    events = List.copyOf(events);
    messages = List.copyOf(messages);
  }

  /**
   * When tickets of the user were let in. Who stood at the door is not the user's to know.
   *
   * @param serials the tickets
   * @param at when the server let them in
   * @param offlineAt when a door without a network let them in, by its own clock; absent for others
   * @param undoneAt when it was undone; absent while it stands
   */
  record CheckInPart(
      String eventId,
      String bookingId,
      long generation,
      List<Integer> serials,
      Instant at,
      @Nullable Instant offlineAt,
      @Nullable Instant undoneAt) {

    static CheckInPart of(CheckedIn checkedIn) {
      var undone = checkedIn.undone();
      return new CheckInPart(
          checkedIn.eventId(),
          checkedIn.bookingId(),
          checkedIn.generation(),
          checkedIn.serials().numbers(),
          checkedIn.at(),
          checkedIn.offlineAt(),
          undone == null ? null : undone.at());
    }
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
