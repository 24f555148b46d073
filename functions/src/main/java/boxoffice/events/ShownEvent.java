package boxoffice.events;

import java.util.function.Supplier;

/** An event as people see it, with its availability. */
public record ShownEvent(Event event, Availability availability) {

  /**
   * An event as people see it.
   *
   * @param onSale reads the availability; called only for a published event
   */
  static ShownEvent of(Event event, Supplier<Availability> onSale) {
    return new ShownEvent(
        event,
        switch (event.state()) {
          case DRAFTED -> new Availability(event.details().capacity(), 0);
          case PUBLISHED -> onSale.get();
          case CANCELLED -> new Availability(0, 0);
        });
  }

  /** A draft or a cancelled event. */
  static ShownEvent offSale(Event event) {
    return of(
        event,
        () -> {
          throw new IllegalStateException("event %s is on sale".formatted(event.eventId()));
        });
  }
}
