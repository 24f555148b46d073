package boxoffice.page;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.events.Seller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of an organizer that try to be more than text, read by a parser of HTML. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextTest {

  private static final List<String> TEXTS =
      List.of(
          "</title><script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</SCRIPT\n><img src=x onerror=alert(1)>",
          "<!--<script>",
          "--><script>alert(1)</script><!--",
          "<!-- </noscript> -->",
          "</noscript><img src=x onerror=alert(1)><noscript>",
          "</head></html></body>",
          "\" onload=\"alert(1)",
          "' /><meta http-equiv=refresh content='0;url=//evil.example'>",
          "\"><base href=//evil.example>",
          "`-alert(1)-` = x",
          "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp; &",
          "&#x3C;/script&#x3E;",
          "]]><![CDATA[ <script>alert(1)</script> ]]>",
          "<?xml version=\"1.0\"?><?php echo 1 ?>",
          "<svg><style><img title=\"</style><img src onerror=alert(1)>\">",
          "<textarea><title><plaintext><xmp>",
          "\\u003c/script\\u003e \\\" \\\\",
          "\",\"name\":\"other\"},{\"@type\":\"Person",
          "$1 ${1} \\1 \\$0 %s %n {0}",
          "{{name}} {{{structured}}} {{#hidden}}x{{/hidden}} {{=<% %>=}}",
          "javascript:alert(1)",
          "Line one\nLine two\u2028three\u2029four",
          "\u202Egnp.exe\u202C \u2066x\u2069 \u200Fעברית\u200E",
          "Tanz 💃🏽👩‍👩‍👧‍👦"
              + " \uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
          "ﷺ ＜script＞ ‹b›",
          "<".repeat(2_000),
          "e\u0301\u0301".repeat(60) + "<b>",
          "   <i> spaces   \t ");

  private final JsonMapper json = new JsonMapper();
  private final Document plain = page("A concert", "A hall", "An evening");

  static Stream<String> texts() {
    return TEXTS.stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void are_text_and_make_no_element(String text) throws Exception {
    var page = page(text, text, text);

    assertThat(shape(page)).isEqualTo(shape(plain));
    assertThat(whole(page, "title")).isEqualTo(text + " – Box Office");
    assertThat(content(page, "og:title")).isEqualTo(text);
    assertThat(whole(page, "noscript h1")).isEqualTo(text);
    assertThat(whole(page, "noscript p:nth-of-type(2)")).isEqualTo(text);
    assertThat(whole(page, "noscript p:nth-of-type(3)")).isEqualTo(text);
    var event = structured(page);
    assertThat(event.path("name").textValue()).isEqualTo(text);
    assertThat(event.at("/location/name").textValue()).isEqualTo(text);
    assertThat(event.path("description").textValue()).isEqualTo(text);
    assertThat(event.at("/organizer/name").textValue()).isEqualTo(text);
    assertThat(event.at("/offers/description").textValue()).isEqualTo(text);
    for (var fact = 4; fact <= 6; fact++) {
      assertThat(whole(page, "noscript p:nth-of-type(%d)".formatted(fact))).isEqualTo(text);
    }
  }

  /** With scripts, a browser reads a noscript element as text up to the first end of one. */
  @ParameterizedTest
  @MethodSource("texts")
  void end_no_element_of_raw_text(String text) {
    var markup = html(text, text, text);
    var usual = html("A concert", "A hall", "An evening");

    for (var end : List.of("</noscript", "</script", "</title", "<!--", "-->", "<script")) {
      assertThat(count(markup, end)).as(end).isEqualTo(count(usual, end));
    }
  }

  @Test
  void characters_that_html_lacks_change_no_element() {
    var page = page("a\0<b>\u0007\uFFFF", "\0", "\r\n\u000C\u0085<i>");

    assertThat(shape(page)).isEqualTo(shape(plain));
    assertThat(whole(page, "noscript h1")).contains("<b>");
  }

  @Test
  void summary_is_short_and_whole_characters() {
    var summary = content(page("A", "👩‍👩‍👧‍👦".repeat(200), "<b>"), "og:description");

    assertThat(summary).startsWith("Tuesday, 1 December 2026, 20:00").endsWith("👩‍👩‍👧‍👦…");
  }

  private static String html(String name, String venue, String description) {
    var shop = Shop.open();
    shop.publishes(Shop.details(name, venue, description, new Seller(name, name, name)));
    return shop.page().text();
  }

  private static Document page(String name, String venue, String description) {
    return Jsoup.parse(html(name, venue, description));
  }

  /** All that a document has but its texts: elements and other nodes, with names of attributes. */
  private static List<String> shape(Document page) {
    return page.nodeStream()
        .map(HostileTextTest::name)
        .filter(name -> !name.equals("#text"))
        .toList();
  }

  private static String name(Node node) {
    return node instanceof Element element
        ? element.tagName() + element.attributes().asList().stream().map(Attribute::getKey).toList()
        : node.nodeName();
  }

  private static String whole(Document page, String query) {
    return page.expectFirst(query).wholeText();
  }

  private static String content(Document page, String property) {
    return page.expectFirst("meta[property=%s]".formatted(property)).attr("content");
  }

  private JsonNode structured(Document page) throws Exception {
    return json.readTree(page.expectFirst("script[type=application/ld+json]").data());
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
