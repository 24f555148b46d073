package boxoffice.local.gateway;

import java.util.regex.Pattern;

/**
 * What the edge serves at an address outside the API. The function {@code page.js} of CloudFront
 * has the same rule, and both are tested with the same cases.
 */
sealed interface PageAddress {

  /** A file of the page. */
  record File(String name) implements PageAddress {}

  /**
   * What the API renders.
   *
   * @param path below the stage
   * @param query for the API; its own is not sent on
   */
  record Rendered(String path, String query) implements PageAddress {}

  String HOME = "/index.html";

  String EVENT = "/events/";

  Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * @param path as it was sent
   */
  static PageAddress of(String path) {
    if (path.equals("/sitemap.xml")) {
      return new Rendered(path, "");
    }
    if (path.startsWith(EVENT)) {
      var id = path.substring(EVENT.length());
      // All that is no id has one answer.
      return new Rendered(HOME, "event=" + (ID.matcher(id).matches() ? id : ""));
    }
    // The page has its own addresses, and all files have a dot.
    return new File(path.substring(path.lastIndexOf('/')).contains(".") ? path : HOME);
  }
}
