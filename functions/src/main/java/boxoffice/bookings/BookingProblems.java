package boxoffice.bookings;

import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;

/** The problems that several functions of a booking answer. */
public final class BookingProblems {

  private BookingProblems() {}

  /** The caller has no booking of this id. */
  public static ProblemException noSuchBooking() {
    return ProblemException.of(ProblemType.NOT_FOUND, "You have no such booking.");
  }

  /** The operation may or may not have happened. */
  public static ProblemException tryAgain() {
    return new ProblemException(
        Problem.tryAgain(
            "It is not known yet whether the request took effect. Repeat it with the same"
                + " Idempotency-Key."));
  }
}
