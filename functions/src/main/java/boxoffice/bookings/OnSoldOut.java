package boxoffice.bookings;

/** What to do for a caller when there are not enough seats. */
public enum OnSoldOut {
  /** Refuse. */
  REJECT,
  /** Join the waitlist. */
  WAITLIST
}
