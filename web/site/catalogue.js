/** A cache of events, so that the list of bookings does not load each event again. */

import { get } from './api.js';

// Names and venues change rarely. Views that need current numbers load the event.
const FRESH = 60_000;

const seen = new Map();

export function note(event) {
  seen.set(event.eventId, { event: Promise.resolve(event), until: performance.now() + FRESH });
}

/** An event, at most a minute old. */
export function eventById(id) {
  const known = seen.get(id);
  if (known && known.until > performance.now()) return known.event;
  const event = get(`/events/${id}`, { old: true });
  seen.set(id, { event, until: performance.now() + FRESH });
  event.catch(() => seen.delete(id));
  return event;
}
