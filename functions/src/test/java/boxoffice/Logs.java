package boxoffice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Records the log lines until it is closed, in the layout of production. */
public final class Logs implements AutoCloseable {

  private final LoggerContext context = LoggerContext.getContext(false);
  private final Lines lines =
      new Lines(context.getConfiguration().<AbstractAppender>getAppender("console"));

  public Logs() {
    lines.start();
    context.getRootLogger().addAppender(lines);
  }

  public List<String> lines() {
    return List.copyOf(lines.written);
  }

  @Override
  public void close() {
    context.getRootLogger().removeAppender(lines);
  }

  private static final class Lines extends AbstractAppender {
    private final List<String> written = new CopyOnWriteArrayList<>();

    Lines(AbstractAppender console) {
      super("lines", null, console.getLayout(), false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      written.add(getLayout().toSerializable(event).toString());
    }
  }
}
