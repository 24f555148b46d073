/** Events that were seen, so that a list of bookings need not ask for each of them again. */

import { get } from './api.js';

// A name or a venue changes rarely; what is live is asked for where it matters.
const FRESH = 60_000;

const seen = new Map();

/** Remembers what a list or a page has shown. */
export function note(event) {
  seen.set(event.eventId, { event: Promise.resolve(event), until: performance.now() + FRESH });
}

/** An event, at most a minute old. */
export function eventById(id) {
  const known = seen.get(id);
  if (known && known.until > performance.now()) return known.event;
  const event = get(`/events/${id}`);
  seen.set(id, { event, until: performance.now() + FRESH });
  event.catch(() => seen.delete(id));
  return event;
}
