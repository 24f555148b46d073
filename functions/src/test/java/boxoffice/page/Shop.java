package boxoffice.page;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.events.EventExamples;
import boxoffice.events.PublishedEvents;
import boxoffice.events.Seller;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table with events, and the function that renders their pages. */
final class Shop {

  static final String PAGE = "https://tickets.boxoffice.example";
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final Instant START = Instant.parse("2026-12-01T19:00:00Z");

  final Table table = LocalDynamoDb.newTable();
  final TestClock clock = new TestClock(NOW.toString());
  final App app;
  private final RenderPageHandler handler;

  private Shop(Map<String, String> settings) {
    app = TestApp.with(settings, table, clock);
    handler = new RenderPageHandler(app.eventPages(), app.sitemap());
  }

  static Shop open() {
    return at(PAGE);
  }

  /** At this address; an empty one is not known. */
  static Shop at(String page) {
    return new Shop(Map.of("PAGE_URL", page));
  }

  Event publishes(EventDetails details) {
    return PublishedEvents.publish(table, PublishedEvents.EVENT_ID, details);
  }

  /** Takes all seats of the event, and has that noted. */
  void sellsOut(Event event) {
    EventExamples.sell(table, event, 0, event.details().capacity());
    app.summarizeSeats().summarize(event.eventId());
  }

  Reply page() {
    return page(PublishedEvents.EVENT_ID);
  }

  Reply page(@Nullable String event) {
    var call = Caller.nobody().get("/index.html");
    return (event == null ? call : call.query("event", event)).to(handler);
  }

  Reply answers(Caller.Call call) {
    return call.to(handler);
  }

  Reply sitemap() {
    return Caller.nobody().get("/sitemap.xml").to(handler);
  }

  /** Details with these texts. */
  static EventDetails details(String name, @Nullable String venue, @Nullable String description) {
    return details(name, venue, description, Seller.UNSAID);
  }

  /** Details with these texts. */
  static EventDetails details(
      String name, @Nullable String venue, @Nullable String description, Seller seller) {
    var plain = PublishedEvents.details(name, START);
    return new EventDetails(
        name,
        description,
        venue,
        START,
        null,
        null,
        plain.timeZone(),
        plain.capacity(),
        plain.maxTicketsPerBooking(),
        null,
        START,
        START,
        true,
        false,
        true,
        seller);
  }
}
