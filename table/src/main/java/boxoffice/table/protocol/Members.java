package boxoffice.table.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members that a structure has. */
final class Members {

  private final Map<String, Object> members;

  Members(Map<String, Object> members) {
    this.members = members;
  }

  /** A member; null if it is not there. */
  @SuppressWarnings("unchecked") // Shape has read it by this member's reader
  <T> @Nullable T get(Member<T> member) {
    return (T) members.get(member.name());
  }

  <T> T get(Member<T> member, T other) {
    var value = get(member);
    return value == null ? other : value;
  }

  /** A member that must be there. */
  <T> T need(Member<T> member) {
    var value = get(member);
    if (value == null) {
      throw Constraint.failed(null, member.name(), "Member must not be null");
    }
    return value;
  }

  int number(Member<Long> member, int other) {
    var value = get(member);
    return value == null ? other : value.intValue();
  }
}
