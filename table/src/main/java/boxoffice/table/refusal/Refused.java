package boxoffice.table.refusal;

/** A request that is refused; nothing is written. */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Code code;
  private final String words;

  /**
   * @param words as Amazon words it
   */
  public Refused(Code code, String words) {
    super(words, null, false, false);
    this.code = code;
    this.words = words;
  }

  /** A request that is wrong in itself. */
  @SuppressWarnings("AnnotateFormatMethod")
  public static Refused invalid(String words, Object... arguments) {
    return new Refused(Code.VALIDATION, arguments.length == 0 ? words : words.formatted(arguments));
  }

  public Code code() {
    return code;
  }

  public String words() {
    return words;
  }
}
