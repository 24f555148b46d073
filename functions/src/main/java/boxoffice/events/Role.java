package boxoffice.events;

/** As what a user runs an event. */
public enum Role {
  /** Who created it. */
  ORGANIZER,
  /** A member who may all but cancel the event and manage its people. */
  CO_ORGANIZER,
  /** A member who works at the door. */
  STEWARD,
  /** A user of the group {@code admins}, in every event. No member has it. */
  ADMIN;

  /** Whether it may. This is the one place that says so. */
  public boolean may(Right right) {
    return switch (right) {
      case SEE_ATTENDEES, CHECK_IN -> true;
      case CHANGE, EXPORT_ATTENDEES -> this != STEWARD;
      case CANCEL -> this == ORGANIZER || this == ADMIN;
      case WRITE_TO_GUESTS, GIVE_TICKETS, SEE_PEOPLE -> this == ORGANIZER || this == CO_ORGANIZER;
      case MANAGE_PEOPLE -> this == ORGANIZER;
    };
  }

  /** Whether it is one that an invitation gives. */
  boolean isOfMembers() {
    return this == CO_ORGANIZER || this == STEWARD;
  }
}
