package boxoffice.messaging;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The bus on which other systems get what happened. */
public final class Bus {

  /** What all events on it name as their source. */
  public static final String SOURCE = "boxoffice";

  private final EventBridgeClient client;
  private final String name;

  public Bus(EventBridgeClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /**
   * Puts events on the bus, in their order. Safe to repeat: those that were there already come
   * twice.
   *
   * @param event what to put for an item
   * @return the items that are not there, or of which it is not known
   */
  public <T> List<T> put(List<T> items, Function<T, BusEvent> event) {
    return Tens.refused(items, ten -> putTen(ten, event));
  }

  private <T> List<T> putTen(List<T> items, Function<T, BusEvent> event) {
    var entries = items.stream().map(event).map(this::entry).toList();
    var answers = client.putEvents(request -> request.entries(entries)).entries();
    return IntStream.range(0, items.size())
        .filter(i -> answers.get(i).errorCode() != null)
        .mapToObj(items::get)
        .toList();
  }

  private PutEventsRequestEntry entry(BusEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(name)
        .source(SOURCE)
        .detailType(event.type())
        .time(event.at())
        .detail(event.detail())
        .build();
  }
}
