package boxoffice.simulation.memory;

import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses what the table in memory does not know, so that it ignores nothing. */
final class Known {

  private Known() {}

  /** Only these members of the request may be set. */
  static void members(SdkPojo request, Set<String> known) {
    for (var field : request.sdkFields()) {
      if (known.contains(field.memberName())) {
        continue;
      }
      var value = field.getValueOrDefault(request);
      if (value != null
          && !(value instanceof SdkAutoConstructMap<?, ?>)
          && !(value instanceof SdkAutoConstructList<?>)) {
        throw new UnsupportedOperationException(
            "%s.%s".formatted(request.getClass().getSimpleName(), field.memberName()));
      }
    }
  }
}
