package boxoffice.http;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the caller's groups.
 *
 * <p>API Gateway passes the claim as one text, in which commas part the names, or spaces in
 * brackets: AWS does not document which. Cognito allows commas and brackets in a name. So the text
 * alone does not say where a name ends. The token does, which the authorizer verified; it is read
 * for nothing else, and counts only if its names make the text of the claim.
 */
final class Groups {

  private Groups() {}

  /**
   * Reads the groups.
   *
   * @param claim the claim {@code cognito:groups}; null without groups
   * @param authorization every value of the header {@code Authorization}; none in an event that a
   *     test or an operator made
   */
  static Set<String> of(@Nullable Object claim, List<String> authorization) {
    if (claim == null) {
      return Set.of();
    }
    var text = claim.toString();
    if (authorization.isEmpty()) {
      return Set.copyOf(List.of(text.split(",")));
    }
    return authorization.size() > 1
        ? Set.of()
        : AccessToken.groupsIn(authorization.getFirst())
            .filter(names -> isWritten(names, text))
            .map(Set::copyOf)
            .orElse(Set.of());
  }

  private static boolean isWritten(List<String> names, String text) {
    return text.equals(String.join(",", names)) || text.equals("[" + String.join(" ", names) + "]");
  }
}
