package boxoffice.page;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.events.Event;
import boxoffice.events.EventStore;
import boxoffice.events.Organizer;
import boxoffice.events.PublicEvents;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What search engines find of the events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SitemapTest {

  private final Shop shop = Shop.open();

  @Test
  void it_has_events_to_come_the_next_first() throws Exception {
    publish(3, Shop.NOW.plus(Duration.ofDays(700)));
    publish(1, Shop.NOW.plus(Duration.ofDays(1)));
    publish(2, Shop.NOW.plus(Duration.ofDays(50)));

    assertThat(addresses()).containsExactly(Shop.PAGE + "/", address(1), address(2), address(3));
    assertThat(shop.sitemap().headers())
        .containsEntry("Content-Type", "application/xml; charset=utf-8")
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=60");
  }

  @Test
  void it_has_no_other_events() throws Exception {
    PublishedEvents.draft(shop.table, 10, Shop.NOW);
    publish(1, Shop.NOW);
    var hidden = publish(2, Shop.START);
    new Organizer(Caller.admin("admin"), shop.app, hidden).patch("{\"hidden\": true}");
    new Organizer(shop.app, publish(3, Shop.START)).cancel();
    shop.clock.advance(Duration.ofMillis(1));

    assertThat(addresses()).containsExactly(Shop.PAGE + "/");
  }

  @Test
  void it_reads_further_pages_of_a_month() {
    var ids = IntStream.rangeClosed(1, 205).mapToObj(SitemapTest::id).toList();
    PublishedEvents.publishAll(shop.table, ids, 1, Shop.NOW);

    assertThat(events().toCome(5_000)).isEqualTo(ids);
    assertThat(events().toCome(150)).isEqualTo(ids.subList(0, 150));
    assertThat(events().toCome(200)).isEqualTo(ids.subList(0, 200));
  }

  @Test
  void it_ends_before_its_time_is_over() {
    publish(1, Shop.NOW.plus(Duration.ofDays(1)));
    publish(2, Shop.NOW.plus(Duration.ofDays(100)));
    InstantSource slowly =
        () -> {
          shop.clock.advance(Duration.ofSeconds(2));
          return shop.clock.instant();
        };
    var slow = new PublicEvents(new EventStore(shop.table), slowly);

    assertThat(slow.toCome(5_000)).containsExactly(id(1));
  }

  @Test
  void its_addresses_are_escaped() throws Exception {
    var strange = Shop.at("https://x.example/?a=<b>&c=\"]]>");
    PublishedEvents.publish(strange.table, id(1), PublishedEvents.details("A", Shop.START));

    assertThat(addresses(strange.sitemap()))
        .containsExactly(
            "https://x.example/?a=<b>&c=\"]]>/",
            "https://x.example/?a=<b>&c=\"]]>/events/" + id(1));
  }

  @Test
  void it_takes_no_query() {
    assertThat(shop.answers(Caller.nobody().get("/sitemap.xml").query("event", "x")))
        .returns(400, Reply::status)
        .returns(Map.of("event", "is not known"), Reply::errors);
  }

  private Event publish(int number, Instant startsAt) {
    return PublishedEvents.publish(
        shop.table, id(number), PublishedEvents.details("Event", startsAt));
  }

  private PublicEvents events() {
    return new PublicEvents(new EventStore(shop.table), shop.clock);
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  private static String address(int number) {
    return Shop.PAGE + "/events/" + id(number);
  }

  private List<String> addresses() throws Exception {
    return addresses(shop.sitemap());
  }

  private static List<String> addresses(Reply reply) throws Exception {
    assertThat(reply.status()).isEqualTo(200);
    var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    var xml =
        builder.parse(new ByteArrayInputStream(reply.text().getBytes(StandardCharsets.UTF_8)));
    assertThat(xml.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
    var found = xml.getElementsByTagName("loc");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }
}
