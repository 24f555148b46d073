package boxoffice.background;

/**
 * Work on an event that the feed does not do itself, since it may take long.
 *
 * @param kind what is to be done
 * @param eventId the event
 */
record EventWork(Kind kind, String eventId) {

  /** What is to be done for an event. */
  enum Kind {
    /** Apply its changes: terms, ends of groups, sweeps. */
    CHANGES,
    /** Note its seats for lists, for which the feed had no time. */
    NOTE
  }
}
