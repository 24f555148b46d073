package boxoffice.notices;

/** What became of a request for a notice. */
sealed interface NoticeOutcome {

  /** This run had the notice to itself. */
  record Tried(Result result) implements NoticeOutcome {}

  /** An earlier run was done with it. */
  record DoneBefore() implements NoticeOutcome {}

  /** Another run has it, or died with it a moment ago. */
  record InProgress() implements NoticeOutcome {}

  /** A change that nobody needs to know of by mail. */
  record NoNotice() implements NoticeOutcome {}

  /** What a run can bring about. */
  enum Result {
    /** The mail service has the mail. */
    SENT,
    /** The mail service takes no mail for the address. */
    REFUSED,
    /** What it would say is no longer true. */
    OUTDATED,
    /** Its guest wants no such notice. */
    UNWANTED,
    /** The account is gone, or about to go. */
    NO_ADDRESS,
    /** Cognito or the mail service did not serve. */
    NOT_SERVED;

    /** Whether nothing is left to do. */
    boolean isFinal() {
      return this != NOT_SERVED;
    }
  }
}
