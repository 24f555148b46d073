package boxoffice.page;

import java.util.regex.Pattern;

/** The page's own {@code index.html}, cut where the words of one event go. */
final class PageTemplate {

  private static final Pattern DESCRIPTION = Pattern.compile("<meta\\s+name=\"description\"[^>]*>");
  private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");
  private static final Pattern FACTS = Pattern.compile("<noscript>.*?</noscript>", Pattern.DOTALL);
  private static final String NOT_FOR_SEARCH = "<meta name=\"robots\" content=\"noindex\" />";

  private final String top;
  private final String middle;
  private final String bottom;
  private final String withoutEvent;

  /**
   * @throws IllegalStateException if a part that gives way to the event's own words is not there
   *     exactly once
   */
  PageTemplate(String html) {
    var general = Cut.of(html, DESCRIPTION);
    var title = Cut.of(general.before() + general.after(), TITLE);
    var facts = Cut.of(title.after(), FACTS);
    top = title.before();
    middle = facts.before();
    bottom = facts.after();
    var plain = Cut.of(html, TITLE);
    withoutEvent = plain.before() + NOT_FOR_SEARCH + plain.found() + plain.after();
  }

  /**
   * The page with the words of an event.
   *
   * @param head elements of the head, escaped
   * @param facts what stands in the content until a script draws it, escaped
   */
  String with(String head, String facts) {
    return top + head + middle + facts + bottom;
  }

  /** The page where there is no such event. Search engines leave it out. */
  String withoutEvent() {
    return withoutEvent;
  }

  private record Cut(String before, String found, String after) {

    static Cut of(String text, Pattern part) {
      var matcher = part.matcher(text);
      if (!matcher.find()) {
        throw new IllegalStateException("index.html has no %s".formatted(part));
      }
      var cut =
          new Cut(
              text.substring(0, matcher.start()), matcher.group(), text.substring(matcher.end()));
      if (matcher.find()) {
        throw new IllegalStateException("index.html has more than one %s".formatted(part));
      }
      return cut;
    }
  }
}
