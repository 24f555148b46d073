package boxoffice.infra;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;

/**
 * What the foot of the page says of who runs it: a file that the page reads. Each member may be
 * absent.
 *
 * @param members by name: {@code operator} is text, {@code imprint}, {@code privacy} and {@code
 *     help} are https addresses, {@code contact} is one or a mailto address
 */
public record SiteFile(Map<String, String> members) {

  /** Its name among the files of the page. */
  static final String NAME = "site.json";

  /** It says nothing. */
  static final SiteFile EMPTY = new SiteFile(Map.of());

  private static final int MOST_CHARACTERS = 200;

  /** The schemes of each address; a link must not be a script. */
  private static final Map<String, List<String>> SCHEMES =
      Map.of(
          "imprint", List.of("https"),
          "privacy", List.of("https"),
          "help", List.of("https"),
          "contact", List.of("https", "mailto"));

  private static final String OPERATOR = "operator";

  /**
   * Checks the members.
   *
   * @throws IllegalArgumentException if one is unknown, or is not what it should be
   */
  public SiteFile {
    members = Map.copyOf(members);
    members.forEach(SiteFile::check);
  }

  /** Reads the context. */
  static SiteFile of(Function<String, Optional<String>> context) {
    var members = new TreeMap<String, String>();
    context.apply(OPERATOR).ifPresent(text -> members.put(OPERATOR, text));
    SCHEMES
        .keySet()
        .forEach(name -> context.apply(name).ifPresent(address -> members.put(name, address)));
    return new SiteFile(members);
  }

  /** The file, for the bucket of the page. */
  ISource source() {
    return Source.jsonData(NAME, new TreeMap<>(members));
  }

  private static void check(String name, String value) {
    if (name.equals(OPERATOR)) {
      require(
          !value.isBlank()
              && value.length() <= MOST_CHARACTERS
              && value.codePoints().noneMatch(Character::isISOControl),
          "operator must be a line of at most %d characters".formatted(MOST_CHARACTERS));
      return;
    }
    require(SCHEMES.containsKey(name), "the page has no " + name);
    var schemes = SCHEMES.getOrDefault(name, List.of());
    require(
        schemes.stream().anyMatch(scheme -> isAddress(value, scheme)),
        "%s must be an address of the scheme %s, not %s"
            .formatted(name, String.join(" or ", schemes), value));
  }

  private static boolean isAddress(String value, String scheme) {
    try {
      var uri = new URI(value);
      return scheme.equals(uri.getScheme())
          && (scheme.equals("mailto")
              ? uri.getSchemeSpecificPart().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")
              : uri.getHost() != null && uri.getRawUserInfo() == null);
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static void require(boolean rule, String reason) {
    if (!rule) {
      throw new IllegalArgumentException(reason);
    }
  }
}
