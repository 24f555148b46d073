package boxoffice.messaging;

/** What the mail service made of a mail. */
public enum Posted {
  /** It has the mail. */
  ACCEPTED,
  /** It takes no mail for this address, now or later. */
  REFUSED,
  /** It has not taken the mail, or did not answer. Another try may help, and may be the second. */
  NOT_SERVED
}
