/** Loads the attendee list: all bookings of an event, for its organizer. */

import { pages } from '../pages.js';

/** A longer list is too large for a browser, and nobody reads it. The CSV file has all bookings. */
export const MOST = 5_000;

/**
 * @param {string} eventId
 * @param {AbortSignal} signal
 * @param {function(number)} progress gets the number of bookings so far
 * @returns {Promise<{items: Array, complete: boolean}>}
 */
export async function loadAttendees(eventId, signal, progress) {
  const items = [];
  for await (const page of pages(`/events/${eventId}/bookings`, { signal })) {
    items.push(...page);
    if (items.length > MOST) return { items: items.slice(0, MOST), complete: false };
    progress(items.length);
  }
  return { items, complete: true };
}

/** The number of tickets in all bookings of a state. */
export function ticketsOf(items, state) {
  return items.filter((item) => item.state === state).reduce((sum, { quantity }) => sum + quantity, 0);
}
