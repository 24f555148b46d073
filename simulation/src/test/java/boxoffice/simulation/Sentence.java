package boxoffice.simulation;

import java.util.Optional;
import java.util.Set;

/**
 * What a mail says of a booking: how its subject begins, and the states of the booking in which it
 * is true.
 */
enum Sentence {
  BOOKED("You have ", "CONFIRMED"),
  WAITING("You are on the waitlist for ", "WAITLISTED"),
  PROMOTED("You are in: ", "CONFIRMED"),
  NOW_HOLDS("You now have ", "CONFIRMED"),
  NOW_WAITS("You now wait for ", "WAITLISTED"),
  HANDED_ON("You handed on ", "CONFIRMED", "CANCELLED"),
  RECEIVED("You received ", "CONFIRMED"),
  CANCELLED("Cancelled: your booking for ", "CANCELLED"),
  LEFT_WAITLIST("You left the waitlist for ", "CANCELLED"),
  EVENT_CANCELLED("Cancelled: A concert", "CANCELLED"),
  NO_LONGER_FITS("Your group no longer fits", "CANCELLED"),
  EVENT_BEGAN("You did not get tickets for ", "CANCELLED"),
  EVENT_MOVED("Moved: ", "CONFIRMED", "WAITLISTED");

  private final String subject;
  private final Set<String> states;

  Sentence(String subject, String... states) {
    this.subject = subject;
    this.states = Set.of(states);
  }

  boolean isTrueIn(String state) {
    return states.contains(state);
  }

  boolean isSubject(String line) {
    return line.startsWith(subject);
  }

  /**
   * What a change of this kind needs.
   *
   * @param was the state before
   */
  static Optional<Sentence> of(String kind, String was) {
    return switch (kind) {
      case "BOOK" -> Optional.of(BOOKED);
      case "JOIN" -> Optional.of(WAITING);
      case "PROMOTE" -> Optional.of(PROMOTED);
      case "GIVE_BACK", "ADD" -> Optional.of(NOW_HOLDS);
      case "SMALLER" -> Optional.of(NOW_WAITS);
      case "HAND_ON", "HAND_ON_ALL" -> Optional.of(HANDED_ON);
      case "RECEIVE", "RECEIVE_MORE" -> Optional.of(RECEIVED);
      case "CANCEL" -> Optional.of(was.equals("CONFIRMED") ? CANCELLED : LEFT_WAITLIST);
      case "SWEEP" -> Optional.of(EVENT_CANCELLED);
      case "END" -> Optional.of(NO_LONGER_FITS);
      case "EXPIRE" -> Optional.of(EVENT_BEGAN);
      default -> Optional.empty();
    };
  }
}
