package boxoffice.page;

import static java.util.Map.entry;

import boxoffice.events.EventDetails;
import boxoffice.events.EventState;
import boxoffice.events.PublicEvents;
import boxoffice.events.ShownEvent;
import boxoffice.events.WrittenTime;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page for one event: what it is, when and where, for who runs no script. Search engines read
 * that, and what shows a link in a message.
 */
public final class EventPages {

  /** What shows a link shows no more than that; the whole text is in the page. */
  private static final Pattern SUMMARY = Pattern.compile("(\\X{200})\\X.*");

  private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\s\\u2028\\u2029]+");

  private final PublicEvents events;
  private final Site site;
  private final InstantSource clock;
  private final PageTemplate template = new PageTemplate(PackedFiles.text("index.html"));
  private final Template head = compiled("head.html");
  private final Template facts = compiled("facts.html");

  public EventPages(PublicEvents events, Site site, InstantSource clock) {
    this.events = events;
    this.site = site;
    this.clock = clock;
  }

  /** Mustache escapes every field, for text and for attributes. */
  private static Template compiled(String file) {
    return Mustache.compiler().emptyStringIsFalse(true).compile(PackedFiles.text(file));
  }

  /** The page of a published event. */
  Optional<String> find(String eventId) {
    return events.find(eventId).map(this::page);
  }

  /** The page where there is no such event. */
  String withoutEvent() {
    return template.withoutEvent();
  }

  private String page(ShownEvent shown) {
    var details = shown.event().details();
    var address = site.addressOf(shown.event().eventId());
    var cover = site.isKnown() ? site.coverOf(shown.event().eventId()) : "";
    var structured = StructuredEvent.of(shown, address, cover, clock.instant());
    var seller = details.seller();
    var fields =
        Map.<String, Object>ofEntries(
            entry("name", details.name()),
            entry("summary", summary(shown.event().state(), details)),
            entry("address", address),
            entry("known", site.isKnown()),
            entry("cover", cover),
            entry("hidden", shown.event().isHidden()),
            entry("structured", ScriptJson.write(structured)),
            entry("cancelled", shown.event().state() == EventState.CANCELLED),
            entry("when", WrittenTime.ENGLISH.of(details)),
            entry("doors", WrittenTime.ENGLISH.doors(details)),
            entry("price", Optional.ofNullable(seller.price()).orElse("Free")),
            entry("organizer", Optional.ofNullable(seller.name()).orElse("")),
            entry("contact", Optional.ofNullable(seller.contact()).orElse("")),
            entry("venue", Optional.ofNullable(details.venue()).orElse("")),
            entry("description", Optional.ofNullable(details.description()).orElse("")));
    return template.with(head.execute(fields), facts.execute(fields));
  }

  /** Time, place and the beginning of the description, on one line. */
  private static String summary(EventState state, EventDetails details) {
    var all =
        Stream.of(
                state == EventState.CANCELLED ? "Cancelled" : "",
                WrittenTime.ENGLISH.of(details),
                Optional.ofNullable(details.venue()).orElse(""),
                Optional.ofNullable(details.description()).orElse(""))
            .map(part -> GAP.matcher(part).replaceAll(" ").strip())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return SUMMARY.matcher(all).replaceFirst("$1…");
  }
}
