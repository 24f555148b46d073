package boxoffice.messaging;

import java.time.Instant;

/**
 * An event as it goes to the bus.
 *
 * @param type its {@code detail-type}
 * @param at when it happened
 * @param detail a JSON object
 */
public record BusEvent(String type, Instant at, String detail) {}
