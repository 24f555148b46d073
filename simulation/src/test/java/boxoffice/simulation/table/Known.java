package boxoffice.simulation.table;

import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses what is not translated for the engine, so that nothing is ignored. */
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
