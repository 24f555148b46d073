package boxoffice.http;

/** Ends a request with a problem; the endpoint turns it into the answer. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A problem of this type with its detail. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  public ProblemException(Problem problem) {
    super(problem.type().uri(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
