package boxoffice.page;

/** The picture of an event: one of six files of the page, always the same one. */
final class Cover {

  private static final int COVERS = 6;
  private static final int DIGITS = 8;
  private static final int HEXADECIMAL = 16;

  private Cover() {}

  /** The path of the picture that shows with a link. The page counts in the same way. */
  static String of(String eventId) {
    var number = 1 + Long.parseLong(eventId.substring(0, DIGITS), HEXADECIMAL) % COVERS;
    return "/covers/%d.png".formatted(number);
  }
}
