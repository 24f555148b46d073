package boxoffice.events;

/** What the log of an event tells of. */
public enum LogAction {
  CREATED,
  PUBLISHED,
  CHANGED,
  CANCELLED,
  /** A message to all guests. */
  MESSAGE_SENT,
  INVITED,
  INVITATION_WITHDRAWN,
  /** An invitation was accepted. */
  JOINED,
  LEFT,
  /** The organizer removed a member. */
  REMOVED,
  CHECKED_IN,
  CHECK_IN_UNDONE
}
