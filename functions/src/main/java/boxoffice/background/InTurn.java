package boxoffice.background;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works on one event after the other. */
final class InTurn {

  private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

  private InTurn() {}

  /** Works on the event that something asks for, until a time. */
  @FunctionalInterface
  interface Work<T> {
    Progress on(T asking, Instant until);
  }

  /**
   * Works on each event that was asked for. Each gets an equal share of the time that is left, so
   * that a long one takes none from the others.
   *
   * @param eventId the event that something asks for
   * @param work where it throws, it is to be repeated
   * @param end when all work must be over
   * @return what asked for work that is not done
   */
  static <T> List<T> notDone(
      List<T> asking, Function<T, String> eventId, Work<T> work, InstantSource clock, Instant end) {
    var notDone = new ArrayList<T>();
    for (var i = 0; i < asking.size(); i++) {
      var now = clock.instant();
      var share = Duration.between(now, end).dividedBy(asking.size() - i);
      if (work(asking.get(i), eventId, work, now.plus(share)) == Progress.TRY_AGAIN) {
        notDone.add(asking.get(i));
      }
    }
    return notDone;
  }

  private static <T> Progress work(
      T asking, Function<T, String> eventId, Work<T> work, Instant until) {
    MDC.put("event_id", eventId.apply(asking));
    try {
      var progress = work.on(asking, until);
      if (progress == Progress.TRY_AGAIN) {
        LOG.warn("not done, to be tried again");
      }
      return progress;
    } catch (RuntimeException e) {
      LOG.error("failed, to be tried again", e);
      return Progress.TRY_AGAIN;
    } finally {
      MDC.remove("event_id");
    }
  }
}
