package boxoffice.events;

import java.util.Optional;

/**
 * An event with a memory of how it began.
 *
 * @param event the event as it is now
 * @param draftedAs the {@link EventDetails#hash} of its first details; empty where an event that
 *     was drafted before this hash was kept has changed since
 */
record DraftedEvent(Event event, Optional<String> draftedAs) {}
