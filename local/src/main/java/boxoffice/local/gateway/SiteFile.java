package boxoffice.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the foot of the page says of who runs it, in place of the page's own file. On AWS the stage
 * has it.
 */
public record SiteFile(Map<String, String> members) {

  /** Its name as a file of the page. */
  static final String NAME = "/site.json";

  /** The page's own file is served. */
  public static final SiteFile EMPTY = new SiteFile(Map.of());

  private static final List<String> NAMES =
      List.of("operator", "imprint", "privacy", "help", "contact");

  /**
   * Checks the members.
   *
   * @throws IllegalArgumentException if one is unknown, or is an address that a link may not have
   */
  public SiteFile {
    members = Map.copyOf(members);
    members.forEach(
        (name, value) -> {
          if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                "site has %s, not %s.".formatted(String.join(", ", NAMES), name));
          }
          var isAddress =
              value.startsWith("https://")
                  || (name.equals("contact") && value.startsWith("mailto:"));
          if (!name.equals("operator") && !isAddress) {
            throw new IllegalArgumentException(
                "%s must be an https address, or for contact a mailto address, not %s."
                    .formatted(name, value));
          }
        });
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  Reply reply() {
    try {
      return Reply.of(
          200,
          Map.of("Content-Type", "application/json"),
          new JsonMapper().writeValueAsString(new TreeMap<>(members)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
