package boxoffice.page;

import boxoffice.events.PublicEvents;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;

/**
 * The addresses of the events to come, as <a href="https://www.sitemaps.org/protocol.html">search
 * engines</a> read them.
 */
public final class Sitemap {

  /**
   * At most 50 pages, and 6,250 read units if all have the longest texts: what two months of the
   * index give in a second.
   */
  private static final int MOST_EVENTS = 5_000;

  private final PublicEvents events;
  private final Site site;
  private final Template template = Mustache.compiler().compile(PackedFiles.text("sitemap.xml"));

  public Sitemap(PublicEvents events, Site site) {
    this.events = events;
    this.site = site;
  }

  String write() {
    return template.execute(
        Map.of(
            "site",
            site.url(),
            "events",
            events.toCome(MOST_EVENTS).stream().map(site::addressOf).toList()));
  }
}
