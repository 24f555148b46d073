package boxoffice.events;

import java.util.Optional;

/**
 * An event with what its guests were last told of it.
 *
 * @param announced empty for events that were published before it was kept
 */
public record AnnouncedEvent(Event event, Optional<Announced> announced) {}
