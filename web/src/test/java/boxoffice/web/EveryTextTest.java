package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text of the page goes past the dictionary. A pseudo language has English texts between marks
 * that nobody sees; what has none was never looked up.
 */
class EveryTextTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** Playwright reads over it, so that a view finds its buttons by their English names. */
  private static final String MARK = "\u200B";

  private static final Pattern MARKED = Pattern.compile(MARK + "[^" + MARK + "]*" + MARK);

  /** Addresses of people, and names of events. */
  private static final Pattern PERSONAL = Pattern.compile("\\S+@\\S+|First night [0-9a-f-]{36}");

  /** Addresses, the beginning of an id, and codes. */
  private static final Pattern NO_WORDS =
      Pattern.compile("https?://\\S+|\\b[0-9a-f]{8}\\b|\\b[0-9A-Z]{4,}([- ][0-9A-Z]{4,})+\\b");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  /** Members of answers that people typed, or that are no words. */
  private static final Set<String> DATA =
      Set.of(
          "name",
          "ticketName",
          "person",
          "venue",
          "description",
          "subject",
          "text",
          "email",
          "organizerName",
          "contact",
          "price",
          "code",
          "ticketCode",
          "secret",
          "uri",
          "eventId",
          "bookingId",
          "requestId");

  /**
   * All that a person can read or hear. A field has what they typed, and a time zone is a name of
   * the world.
   */
  private static final String TEXTS =
      """
      () => {
        const texts = [document.title];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.TEXT_NODE) {
            const { parentElement: parent } = node;
            if (parent.closest('script, style, noscript')) continue;
            if (parent.matches('option') && parent.value === node.data) continue;
            texts.push(node.data);
          } else {
            for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'alt', 'title', 'placeholder', 'label']) {
              if (node.hasAttribute(name)) texts.push(node.getAttribute(name));
            }
          }
        }
        return texts;
      }\
      """;

  /** The words of dates, and the names of time zones, as Intl writes them. */
  private static final String DATES =
      """
      async () => {
        const { zoneName } = await import('/format.js');
        const { LANGUAGES } = await import('/language.js');
        const words = Object.values(LANGUAGES);
        words.push(...new Intl.ListFormat('de').formatToParts(['a', 'b', 'c'])
          .filter(({ type }) => type === 'literal').map(({ value }) => value.trim()));
        for (let day = 0; day < 366; day++) {
          for (const style of ['short', 'long']) {
            words.push(...new Intl.DateTimeFormat('de', { month: style, weekday: style })
              .formatToParts(new Date(2027, 0, 1 + day)).map(({ value }) => value));
            words.push(...new Intl.DateTimeFormat('de', { month: style, day: 'numeric' })
              .formatToParts(new Date(2027, 0, 1 + day)).map(({ value }) => value));
          }
        }
        for (const zone of Intl.supportedValuesOf('timeZone')) words.push(zone, zoneName(zone, '2027-06-01T18:00:00Z'));
        return [...new Set(words)];
      }\
      """;

  private static final JsonMapper JSON = new JsonMapper();

  static List<View> views() {
    return View.all();
  }

  @ParameterizedTest
  @MethodSource("views")
  @SuppressWarnings("unchecked")
  void each_text_is_looked_up(View view) {
    var data =
        new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    data.addAll(
        Set.of(
            "Box Office",
            "Ada Lovelace",
            "Grace Hopper",
            "Alan Turing",
            "Someone",
            "Doors open at 7",
            "Coats and bags",
            "Two acts, one break. See"));
    var visitor = VISITORS.arrives().asksFor("de");
    speaks(visitor);

    view.shownTo(visitor);

    visitor.watch().requests().forEach(request -> note(request, data));
    var dates = (List<String>) visitor.page().evaluate(DATES);
    dates.stream().filter(date -> WORD.matcher(date).find()).forEach(data::add);
    var missed = new TreeSet<String>();
    for (var text : (List<String>) visitor.page().evaluate(TEXTS)) {
      var rest = PERSONAL.matcher(MARKED.matcher(text).replaceAll(" ")).replaceAll(" ");
      for (var known : data) {
        rest = rest.replace(known, " ");
      }
      if (WORD.matcher(NO_WORDS.matcher(rest).replaceAll(" ")).find()) {
        missed.add(text.strip());
      }
    }
    assertThat(missed).as("texts of %s past the dictionary", view).isEmpty();
  }

  private static void speaks(Visitor visitor) {
    var all = Texts.module(text -> Texts.pieces(text, piece -> MARK + piece + MARK));
    var module = new Route.FulfillOptions().setContentType("text/javascript").setBody(all);
    visitor.browser().route("**/languages/*.js", route -> route.fulfill(module));
  }

  private static void note(Request request, Set<String> data) {
    try {
      var answer = request.url().contains("/v1/") ? request.existingResponse() : null;
      if (answer != null && answer.ok()) {
        note(JSON.readTree(answer.text()), data);
      }
    } catch (JsonProcessingException | PlaywrightException _) {
      // no JSON, or the page has left before the answer was whole
    }
  }

  private static void note(JsonNode node, Set<String> data) {
    node.propertyStream()
        .filter(member -> DATA.contains(member.getKey()) && member.getValue().isTextual())
        .forEach(
            member ->
                member
                    .getValue()
                    .asText()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(data::add));
    node.forEach(child -> note(child, data));
  }
}
