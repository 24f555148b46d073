package boxoffice.background;

/** How far the work on an event came. */
public enum Progress {
  /** Nothing is left to be done for the event as it was read last. */
  DONE,
  /** Something is left, or others were in the way too often: the work must be repeated. */
  TRY_AGAIN
}
