package boxoffice.events;

/**
 * An event in a list.
 *
 * @param event the event
 * @param availability what is left of it, as it was noted last: about a second ago
 */
record ListedEvent(Event event, Availability availability) {}
