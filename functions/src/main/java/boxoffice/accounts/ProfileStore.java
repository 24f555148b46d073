package boxoffice.accounts;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of users, where attendee lists find them.
 *
 * <p>The account is Cognito's and comes first, for only then the user's id is known. A profile is a
 * copy of its attribute {@code name}: when the function dies between the two, or the table does not
 * answer, the account is good without it, and nothing is lost, since Cognito keeps the name. So a
 * user without a profile is nothing wrong: readers show no name.
 */
public final class ProfileStore {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);

  private final Table table;

  public ProfileStore(Table table) {
    this.table = table;
  }

  /** The names of these users, at most 100 of them; by id, where they are known. */
  public Map<String, String> names(List<String> userIds) {
    var keys = userIds.stream().distinct().map(Keys::profile).toList();
    var found =
        table.getAll(keys).stream()
            .collect(Collectors.toMap(item -> item.text("PK"), item -> item.text("name")));
    var names = new HashMap<String, String>();
    for (var userId : userIds) {
      Optional.ofNullable(found.get(Keys.user(userId))).ifPresent(name -> names.put(userId, name));
    }
    return names;
  }

  /** Removes the profile of a user who is gone. */
  public void remove(String userId) {
    table.remove(Keys.profile(userId));
  }

  /**
   * Writes the profile, whatever was there; if no answer comes it is logged and the call goes on.
   */
  void write(String userId, String name) {
    try {
      put(userId, name);
    } catch (TableUnavailable e) {
      LOG.error("the profile of the new user {} could not be written", userId, e);
    }
  }

  /**
   * Writes the profile, whatever was there.
   *
   * @throws TableUnavailable if no answer comes
   */
  void put(String userId, String name) {
    var key = Keys.profile(userId);
    table.put(
        Attributes.of("PK", key.partition(), "SK", key.sort(), "type", "PROFILE", "name", name));
  }
}
