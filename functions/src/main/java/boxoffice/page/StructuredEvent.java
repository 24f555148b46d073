package boxoffice.page;

import boxoffice.events.Event;
import boxoffice.events.EventState;
import boxoffice.events.ShownEvent;
import boxoffice.http.TimeZones;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event in the words of <a href="https://schema.org/Event">schema.org</a>, which search engines
 * read. A price is text, as its organizer wrote it, and there is nothing about persons.
 */
final class StructuredEvent {

  private static final String SCHEMA = "https://schema.org";

  private StructuredEvent() {}

  /**
   * @param url the address of the event
   * @param cover the address of its picture; empty where it is not known
   * @param now decides whether it is on sale
   */
  static Map<String, Object> of(ShownEvent shown, String url, String cover, Instant now) {
    var event = shown.event();
    var details = event.details();
    var words = new LinkedHashMap<String, Object>();
    words.put("@context", SCHEMA);
    words.put("@type", "Event");
    words.put("name", details.name());
    words.put("startDate", local(details.startsAt(), details.timeZone()));
    if (details.endsAt() != null) {
      words.put("endDate", local(details.endsAt(), details.timeZone()));
    }
    if (details.doorsAt() != null) {
      words.put("doorTime", local(details.doorsAt(), details.timeZone()));
    }
    words.put(
        "eventStatus",
        SCHEMA + (event.state() == EventState.CANCELLED ? "/EventCancelled" : "/EventScheduled"));
    // Every event has a door.
    words.put("eventAttendanceMode", SCHEMA + "/OfflineEventAttendanceMode");
    if (details.venue() != null) {
      words.put(
          "location",
          Map.of("@type", "Place", "name", details.venue(), "address", details.venue()));
    }
    if (details.description() != null) {
      words.put("description", details.description());
    }
    if (!cover.isEmpty()) {
      words.put("image", cover);
    }
    if (details.seller().name() != null) {
      words.put("organizer", Map.of("@type", "Organization", "name", details.seller().name()));
    }
    words.put("isAccessibleForFree", details.seller().price() == null);
    words.put("url", url);
    availability(shown, now)
        .ifPresent(availability -> words.put("offers", offer(event, availability, url)));
    return words;
  }

  private static Map<String, Object> offer(Event event, String availability, String url) {
    var details = event.details();
    var offer = new LinkedHashMap<String, Object>();
    offer.put("@type", "Offer");
    offer.put("availability", SCHEMA + availability);
    if (details.seller().price() == null) {
      offer.put("price", "0");
    } else {
      offer.put("description", details.seller().price());
    }
    if (details.salesFrom() != null) {
      offer.put("validFrom", local(details.salesFrom(), details.timeZone()));
    }
    offer.put("url", url);
    return offer;
  }

  /** Whether there are tickets; empty where nobody sells any, or not any more. */
  private static Optional<String> availability(ShownEvent shown, Instant now) {
    var details = shown.event().details();
    if (shown.event().state() != EventState.PUBLISHED || !now.isBefore(details.salesUntil())) {
      return Optional.empty();
    }
    if (details.salesFrom() != null && now.isBefore(details.salesFrom())) {
      return Optional.of("/PreOrder");
    }
    return Optional.of(shown.availableTickets() > 0 ? "/InStock" : "/SoldOut");
  }

  private static String local(Instant time, String timeZone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(TimeZones.of(timeZone)));
  }
}
