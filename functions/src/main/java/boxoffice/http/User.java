package boxoffice.http;

import java.util.Set;

/**
 * The caller, as the authorizer verified it.
 *
 * @param userId the Cognito {@code sub}
 * @param groups the Cognito groups of the user
 */
public record User(String userId, Set<String> groups) {

  public User {
    groups = Set.copyOf(groups);
  }

  /** Whether the user may change every event. */
  public boolean isAdmin() {
    return groups.contains("admins");
  }

  /** Whether somebody put the user among those who may organize without limits of number. */
  public boolean isTrustedOrganizer() {
    return isAdmin() || groups.contains("organizers");
  }
}
