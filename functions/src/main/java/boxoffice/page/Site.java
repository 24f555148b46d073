package boxoffice.page;

/**
 * Where the page is.
 *
 * @param url without a slash at its end; empty where it is not known, and then addresses are
 *     relative
 */
public record Site(String url) {

  boolean isKnown() {
    return !url.isEmpty();
  }

  String addressOf(String eventId) {
    return url + "/events/" + eventId;
  }
}
