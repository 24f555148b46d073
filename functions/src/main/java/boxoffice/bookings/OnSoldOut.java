package boxoffice.bookings;

/** What a caller wants when there are not enough seats. */
public enum OnSoldOut {
  /** To be told so. */
  REJECT,
  /** To wait for seats. */
  WAITLIST
}
