package boxoffice.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends in requests of ten: neither bus nor queue takes more at once. */
final class Tens {

  private static final Logger LOG = LoggerFactory.getLogger(Tens.class);
  private static final int AT_ONCE = 10;

  private Tens() {}

  /**
   * Sends items in their order. After a request without an answer it sends no more, for each would
   * take as long.
   *
   * @param send sends up to ten and returns those that were refused
   * @return what was refused, or of which it is not known
   */
  static <T> List<T> refused(List<T> items, UnaryOperator<List<T>> send) {
    var refused = new ArrayList<T>();
    for (var from = 0; from < items.size(); from += AT_ONCE) {
      try {
        refused.addAll(send.apply(items.subList(from, Math.min(from + AT_ONCE, items.size()))));
      } catch (SdkException e) {
        LOG.warn("{} not sent", items.size() - from, e);
        refused.addAll(items.subList(from, items.size()));
        return refused;
      }
    }
    return refused;
  }
}
