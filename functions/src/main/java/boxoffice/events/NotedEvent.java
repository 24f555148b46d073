package boxoffice.events;

/**
 * An event with what is noted of its seats for lists.
 *
 * @param revision counts how often its seats were noted
 */
public record NotedEvent(ShownEvent shown, long revision) {}
