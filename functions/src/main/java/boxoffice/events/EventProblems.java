package boxoffice.events;

import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;

/** The problems that several functions of an event answer. */
public final class EventProblems {

  private EventProblems() {}

  /** There is no such event that the caller may see. */
  public static ProblemException notFound() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no event with this id.");
  }

  /** The event is over for good. */
  static ProblemException archived() {
    return ProblemException.of(
        ProblemType.EVENT_ARCHIVED,
        "The event took place long ago. Its bookings are removed, and it stays as it is.");
  }

  /**
   * Why a caller may not run an event.
   *
   * @param forbidden the detail where it is somebody else's
   */
  public static ProblemException of(Access.Denied denied, String forbidden) {
    return switch (denied) {
      case Access.NotFound _ -> notFound();
      case Access.NotAllowed _, Access.NotInRole _ ->
          ProblemException.of(ProblemType.FORBIDDEN, forbidden);
    };
  }

  /**
   * Why a caller may not do what is for the people of an event alone: to all others there is no
   * such thing.
   *
   * @param forbidden the detail where it is not for this role
   */
  public static ProblemException ofPeople(Access.Denied denied, String forbidden) {
    return switch (denied) {
      case Access.NotFound _, Access.NotAllowed _ -> notFound();
      case Access.NotInRole _ -> ProblemException.of(ProblemType.FORBIDDEN, forbidden);
    };
  }
}
