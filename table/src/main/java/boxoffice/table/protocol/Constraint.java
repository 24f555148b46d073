package boxoffice.table.protocol;

import boxoffice.table.refusal.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member of a request must be, apart from its type. */
final class Constraint {

  private Constraint() {}

  static Refused failed(@Nullable Object value, String member, String constraint) {
    return Refused.invalid(
        "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s",
        value == null ? "null" : "'" + value + "'",
        member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1),
        constraint);
  }
}
