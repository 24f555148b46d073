package boxoffice.page;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.events.EventDetails;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

/** What a link to an event shows to who runs no script. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenderPageTest {

  private static final Path WEB = Path.of(System.getProperty("user.dir")).resolveSibling("web");
  private static final String ADDRESS = Shop.PAGE + "/events/" + PublishedEvents.EVENT_ID;
  private static final String COVER =
      ADDRESS.replaceFirst("/events/.*", Cover.of(PublishedEvents.EVENT_ID));

  private final JsonMapper json = new JsonMapper();
  private final Shop shop = Shop.open();

  @Test
  void the_head_says_what_when_and_where() throws Exception {
    shop.publishes(Shop.details("A concert", "Town hall", "Two\nlines"));
    var page = page();

    assertThat(page.title()).isEqualTo("A concert – Box Office");
    var summary =
        "Tuesday, 1 December 2026, 20:00, Central European Standard Time (Europe/Berlin)"
            + " · Town hall · Two lines";
    assertThat(page.select("meta[name=description]").eachAttr("content")).containsExactly(summary);
    assertThat(page.select("link[rel=canonical]").eachAttr("href")).containsExactly(ADDRESS);
    assertThat(page.select("meta[name=robots]")).isEmpty();
    assertThat(openGraph(page))
        .isEqualTo(
            Map.of(
                "og:title", "A concert",
                "og:type", "event",
                "og:description", summary,
                "og:url", ADDRESS,
                "og:image", COVER,
                "og:image:width", "1200",
                "og:image:height", "630",
                "og:site_name", "Box Office"));
    assertThat(structured(page))
        .isEqualTo(
            json.readTree(
                """
                {"@context": "https://schema.org", "@type": "Event", "name": "A concert",
                 "startDate": "2026-12-01T20:00:00+01:00",
                 "eventStatus": "https://schema.org/EventScheduled",
                 "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                 "location": {"@type": "Place", "name": "Town hall", "address": "Town hall"},
                 "description": "Two\\nlines", "image": "%2$s", "isAccessibleForFree": true,
                 "url": "%1$s",
                 "offers": {"@type": "Offer", "availability": "https://schema.org/InStock",
                            "price": "0", "url": "%1$s"}}
                """
                    .formatted(ADDRESS, COVER)));
  }

  @Test
  void it_says_who_sells_it_for_what_and_when_doors_open() throws Exception {
    var event = shop.publishes(Shop.details("A concert", "Town hall", null));
    new Organizer(shop.app, event)
        .patch(
            """
            {"doorsAt": "2026-12-01T18:15:00Z", "endsAt": "2026-12-01T21:00:00Z",
             "organizerName": "The choir", "contact": "ask@choir.example",
             "price": "12 €, pay at the door"}
            """);
    var page = page();

    var structured = structured(page);
    assertThat(structured.path("doorTime").textValue()).isEqualTo("2026-12-01T19:15:00+01:00");
    assertThat(structured.path("endDate").textValue()).isEqualTo("2026-12-01T22:00:00+01:00");
    assertThat(structured.at("/organizer/name").textValue()).isEqualTo("The choir");
    assertThat(structured.path("isAccessibleForFree").booleanValue()).isFalse();
    assertThat(structured.path("offers").has("price")).isFalse();
    assertThat(structured.at("/offers/description").textValue()).isEqualTo("12 €, pay at the door");
    assertThat(page.select("main noscript p").eachText())
        .startsWith(
            "Tuesday, 1 December 2026, 20:00 to 22:00, Central European Standard Time"
                + " (Europe/Berlin)",
            "Doors: 19:15",
            "Town hall",
            "12 €, pay at the door",
            "The choir",
            "ask@choir.example");
  }

  @Test
  void doors_of_the_day_before_have_their_day() {
    var event = shop.publishes(Shop.details("A concert", null, null));
    new Organizer(shop.app, event).patch("{\"doorsAt\": \"2026-11-30T21:00:00Z\"}");

    assertThat(page().select("main noscript p").eachText())
        .contains(
            "Doors: Monday, 30 November 2026, 22:00, Central European Standard Time"
                + " (Europe/Berlin)",
            "Free");
  }

  @Test
  void facts_need_no_script() {
    shop.publishes(Shop.details("A concert", "Town hall", "Two\nlines"));

    assertThat(page().select("main noscript").first().children().eachText())
        .startsWith(
            "A concert",
            "Tuesday, 1 December 2026, 20:00, Central European Standard Time (Europe/Berlin)",
            "Town hall",
            "Two lines");
  }

  @Test
  void everything_else_is_the_page_itself() throws Exception {
    shop.publishes(Shop.details("A concert", null, null));
    var file = Jsoup.parse(Files.readString(WEB.resolve("site/index.html")));
    var page = page();
    for (var each : List.of(file, page)) {
      each.select("title, meta[name=description], meta[property], noscript").remove();
      each.select("link[rel=canonical], script[type=application/ld+json]").remove();
    }

    assertThat(page.outerHtml().replaceAll("\\s+", " "))
        .isEqualTo(file.outerHtml().replaceAll("\\s+", " "));
  }

  @Test
  void without_venue_and_description_nothing_is_empty() throws Exception {
    shop.publishes(Shop.details("A concert", null, null));
    var page = page();

    assertThat(page.select("noscript p")).hasSize(3).noneMatch(each -> each.text().isEmpty());
    assertThat(structured(page).has("location")).isFalse();
    assertThat(structured(page).has("description")).isFalse();
  }

  @Test
  void an_end_is_said_in_its_own_offset() throws Exception {
    var details = PublishedEvents.details("Night", Instant.parse("2027-10-30T22:00:00Z"));
    shop.publishes(with(details, Instant.parse("2027-10-31T02:00:00Z"), null, details.startsAt()));

    var event = structured(page());
    assertThat(event.path("startDate").textValue()).isEqualTo("2027-10-31T00:00:00+02:00");
    assertThat(event.path("endDate").textValue()).isEqualTo("2027-10-31T03:00:00+01:00");
  }

  @Test
  void before_the_sale_it_can_be_ordered_later() throws Exception {
    var opening = Shop.NOW.plus(Duration.ofDays(1));
    shop.publishes(with(PublishedEvents.details("A", Shop.START), null, opening, Shop.START));

    var offer = structured(page()).path("offers");
    assertThat(offer.path("availability").textValue()).isEqualTo("https://schema.org/PreOrder");
    assertThat(offer.path("validFrom").textValue()).isEqualTo("2026-11-21T10:00:00+01:00");

    shop.clock.advance(Duration.ofDays(1));
    assertThat(structured(page()).at("/offers/availability").textValue()).endsWith("/InStock");
  }

  @Test
  void nothing_is_offered_after_the_sale() throws Exception {
    var end = Shop.NOW.plus(Duration.ofDays(1));
    shop.publishes(with(PublishedEvents.details("A", Shop.START), null, null, end));
    shop.clock.advance(Duration.ofDays(1));

    assertThat(structured(page()).has("offers")).isFalse();
  }

  @Test
  void without_seats_it_is_sold_out() throws Exception {
    shop.sellsOut(shop.publishes(PublishedEvents.details("A", Shop.START)));

    assertThat(structured(page()).at("/offers/availability").textValue()).endsWith("/SoldOut");
  }

  @Test
  void a_cancelled_event_says_so() throws Exception {
    var event = shop.publishes(PublishedEvents.details("A concert", Shop.START));
    new Organizer(shop.app, event).cancel();
    var page = page();

    assertThat(page.select("noscript").text()).contains("This event is cancelled.");
    assertThat(page.select("meta[name=description]").attr("content")).startsWith("Cancelled · ");
    assertThat(structured(page).path("eventStatus").textValue()).endsWith("/EventCancelled");
    assertThat(structured(page).has("offers")).isFalse();
  }

  @Test
  void a_hidden_event_is_not_for_search_engines() {
    var event = shop.publishes(PublishedEvents.details("A concert", Shop.START));
    new Organizer(Caller.admin("admin"), shop.app, event).patch("{\"hidden\": true}");

    assertThat(page().title()).startsWith("A concert");
    assertThat(page().select("meta[name=robots]").eachAttr("content")).containsExactly("noindex");
  }

  @Test
  void without_an_address_links_are_relative() throws Exception {
    var here = Shop.at("");
    here.publishes(PublishedEvents.details("A concert", Shop.START));
    var page = Jsoup.parse(here.page().text());

    assertThat(page.select("link[rel=canonical]").eachAttr("href"))
        .containsExactly("/events/" + PublishedEvents.EVENT_ID);
    assertThat(openGraph(page)).doesNotContainKeys("og:url", "og:image");
    assertThat(page.select("script[type=application/ld+json]").first().data())
        .doesNotContain("image");
  }

  @Test
  void it_has_the_headers_of_the_page() throws Exception {
    shop.publishes(PublishedEvents.details("A concert", Shop.START));
    Map<String, String> headers =
        json.readerForMapOf(String.class).readValue(WEB.resolve("headers.json").toFile());

    assertThat(shop.page().headers())
        .containsAllEntriesOf(headers)
        .containsEntry("Content-Type", "text/html; charset=utf-8")
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=60");
    assertThat(shop.page("nothing").headers())
        .containsAllEntriesOf(headers)
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=1");
  }

  static List<String> addressesOfNothing() {
    return List.of(
        "",
        "mine",
        "0".repeat(32),
        "0".repeat(31),
        PublishedEvents.EVENT_ID + "0",
        PublishedEvents.EVENT_ID.toUpperCase(Locale.ROOT),
        PublishedEvents.EVENT_ID + "\n",
        "../" + PublishedEvents.EVENT_ID,
        "<script>",
        "%s%n$1\\",
        "0".repeat(10_000));
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("addressesOfNothing")
  void an_address_of_nothing_is_the_page(String event) {
    shop.publishes(PublishedEvents.details("A concert", Shop.START));
    var reply = shop.page(event);
    var page = Jsoup.parse(reply.text());

    assertThat(reply.status()).isEqualTo(404);
    assertThat(page.title()).isEqualTo("Box Office");
    assertThat(page.select("meta[name=robots]").eachAttr("content")).containsExactly("noindex");
    assertThat(page.select("script[type=application/ld+json]")).isEmpty();
  }

  @Test
  void a_draft_is_nothing() {
    PublishedEvents.draft(shop.table, 10, Shop.NOW);

    assertThat(shop.page().status()).isEqualTo(404);
  }

  @Test
  void a_cancelled_draft_is_nothing() throws Exception {
    new Organizer(shop.app, PublishedEvents.draft(shop.table, 10, Shop.NOW)).cancel();

    assertThat(shop.page().status()).isEqualTo(404);
  }

  @Test
  void queries_beyond_the_contract_are_refused() {
    assertThat(shop.answers(Caller.nobody().get("/index.html").query("x", "y")))
        .returns(400, Reply::status)
        .returns(Map.of("x", "is not known"), Reply::errors);
    var twice = Caller.nobody().get("/index.html").query("event", "b");
    twice.event().setMultiValueQueryStringParameters(Map.of("event", List.of("a", "b")));
    assertThat(shop.answers(twice))
        .returns(400, Reply::status)
        .returns(Map.of("event", "must be given once"), Reply::errors);
  }

  private Document page() {
    var reply = shop.page();
    assertThat(reply.status()).isEqualTo(200);
    return Jsoup.parse(reply.text());
  }

  private JsonNode structured(Document page) throws Exception {
    return json.readTree(page.expectFirst("script[type=application/ld+json]").data());
  }

  private static Map<String, String> openGraph(Document page) {
    return page.select("meta[property]").stream()
        .collect(Collectors.toMap(each -> each.attr("property"), each -> each.attr("content")));
  }

  private static EventDetails with(
      EventDetails details, Instant endsAt, Instant salesFrom, Instant salesUntil) {
    return new EventDetails(
        details.name(),
        details.description(),
        details.venue(),
        details.startsAt(),
        endsAt,
        details.doorsAt(),
        details.timeZone(),
        details.capacity(),
        details.maxTicketsPerBooking(),
        salesFrom,
        salesUntil,
        details.cancelUntil(),
        true,
        false,
        true,
        details.seller());
  }
}
