package boxoffice.accounts;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of users, where attendee lists find them, and which mails they want.
 *
 * <p>The account is Cognito's and comes first, for only then the user's id is known. The name of a
 * profile is a copy of its attribute {@code name}: when the function dies between the two, or the
 * table does not answer, the account is good without it, and nothing is lost, since Cognito keeps
 * the name. So a user without a profile is nothing wrong: readers show no name, and reminders are
 * wanted.
 */
public final class ProfileStore {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);

  private final Table table;

  public ProfileStore(Table table) {
    this.table = table;
  }

  /** The names of these users, at most 100 of them; by id, where they are known. */
  public Map<String, String> names(List<String> userIds) {
    return namesBeside(userIds, List.of()).names();
  }

  /**
   * The names of users, and other items that are read in the same request.
   *
   * @param names by user id, where they are known
   */
  public record Named(Map<String, String> names, List<Item> others) {

    public Named {
      names = Map.copyOf(names);
      others = List.copyOf(others);
    }
  }

  /**
   * The names of these users, and the items of other keys that there are, in one request.
   *
   * @param others with the users at most 100
   */
  public Named namesBeside(List<String> userIds, List<Key> others) {
    var keys = Stream.concat(userIds.stream().distinct().map(Keys::profile), others.stream());
    var read =
        table.getAll(keys.toList()).stream()
            .collect(Collectors.partitioningBy(ProfileStore::isProfile));
    var found =
        read.getOrDefault(true, List.of()).stream()
            .filter(item -> item.has("name"))
            .collect(Collectors.toMap(item -> item.text("PK"), item -> item.text("name")));
    var names = new HashMap<String, String>();
    for (var userId : userIds) {
      Optional.ofNullable(found.get(Keys.user(userId))).ifPresent(name -> names.put(userId, name));
    }
    return new Named(names, read.getOrDefault(false, List.of()));
  }

  private static boolean isProfile(Item item) {
    return item.text("type").equals("PROFILE");
  }

  /** Whether a user wants to be reminded of events; they do until they say otherwise. */
  public boolean wantsReminders(String userId) {
    return table.get(Keys.profile(userId)).filter(item -> item.flag("noReminders")).isEmpty();
  }

  /** Removes the profile of a user who is gone. */
  public void remove(String userId) {
    table.remove(Keys.profile(userId));
  }

  /** Writes the name of a new user; if no answer comes it is logged and the call goes on. */
  void write(String userId, String name) {
    var key = Keys.profile(userId);
    try {
      table.put(
          Attributes.of("PK", key.partition(), "SK", key.sort(), "type", "PROFILE", "name", name));
    } catch (TableUnavailable e) {
      LOG.error("the profile of the new user {} could not be written", userId, e);
    }
  }

  /**
   * Writes the name of a user, and nothing else.
   *
   * @throws TableUnavailable if no answer comes
   */
  void rename(String userId, String name) {
    table.set(Keys.profile(userId), Attributes.of("type", "PROFILE", "name", name));
  }

  /**
   * Writes whether a user wants to be reminded of events, and nothing else.
   *
   * @throws TableUnavailable if no answer comes
   */
  void remind(String userId, boolean wanted) {
    table.set(Keys.profile(userId), Attributes.of("type", "PROFILE", "noReminders", !wanted));
  }
}
