/** All bookings of an event, as its organizer sees them. */

import { pages } from '../pages.js';

/** More than this a browser should not hold, and nobody reads; the CSV file has all. */
export const MOST = 5_000;

/**
 * Loads the bookings of an event.
 *
 * @param {string} eventId
 * @param {AbortSignal} signal
 * @param {function(number)} progress gets how many there are so far
 * @returns {Promise<{items: Array, complete: boolean}>}
 */
export async function loadRoll(eventId, signal, progress) {
  const items = [];
  for await (const page of pages(`/events/${eventId}/bookings`, { signal })) {
    items.push(...page);
    if (items.length > MOST) return { items: items.slice(0, MOST), complete: false };
    progress(items.length);
  }
  return { items, complete: true };
}

/** How many tickets the bookings of a state hold. */
export function ticketsOf(items, state) {
  return items.filter((item) => item.state === state).reduce((sum, { quantity }) => sum + quantity, 0);
}
