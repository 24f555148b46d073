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

  /** The address of the picture of an event; used only where the page is known. */
  String coverOf(String eventId) {
    return url + Cover.of(eventId);
  }

  String addressOf(String eventId) {
    return url + "/events/" + eventId;
  }
}
