package boxoffice.events;

/** What those who run an event may do. {@link Role#may} says who. */
public enum Right {
  /** To change and to publish the event. */
  CHANGE,
  /** To cancel the event. */
  CANCEL,
  /** To write to all guests, and to see what mails went out. */
  WRITE_TO_GUESTS,
  /** To see who booked. */
  SEE_ATTENDEES,
  /** To take the attendee list along as a file. */
  EXPORT_ATTENDEES,
  /** To see the door's list, to check tickets in, and to undo it. */
  CHECK_IN,
  /** To book tickets for guests beyond what one person may have. */
  GIVE_TICKETS,
  /** To see who runs the event, and its log. */
  SEE_PEOPLE,
  /** To invite and to remove those who run the event. */
  MANAGE_PEOPLE
}
