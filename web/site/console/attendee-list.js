/** Loads the attendee list: all bookings of an event, for its organizer. */

import { matches } from '../fold.js';
import { answers } from '../pages.js';

/** A longer list is too large for a browser, and nobody reads it. The CSV file has all bookings. */
export const MOST = 5_000;

/**
 * @param {string} eventId
 * @param {AbortSignal} signal
 * @param {function(number)} progress gets the number of bookings so far
 * @returns {Promise<{items: Array, complete: boolean, removed: (Object|undefined)}>} `removed` has what bookings
 *     came to that were removed since, long after the event
 */
export async function loadAttendees(eventId, signal, progress) {
  const items = [];
  let removed;
  for await (const page of answers(`/events/${eventId}/bookings`, { signal })) {
    items.push(...page.items);
    removed = page.removed;
    if (items.length > MOST) return { items: items.slice(0, MOST), complete: false, removed };
    progress(items.length);
  }
  return { items, complete: true, removed };
}

/** The names on the tickets of an attendee. */
export const ticketNames = ({ tickets = [] }) => tickets.flatMap(({ name }) => name ?? []);

/** Whether a search finds an attendee, by their name or one on their tickets. */
export const nameMatches = (attendee, wanted) =>
  [attendee.name ?? '', ...ticketNames(attendee)].some((name) => matches(name, wanted));

export const GONE = 'The bookings were removed, long after the event. Their numbers are kept.';

/** Whether all tickets of a booking were handed on. Then its state is cancelled, but nothing was returned. */
export const isHandedOn = ({ history }) => history?.at(-1)?.kind === 'HAND_ON_ALL';

/** The number of tickets in all bookings of a state. */
export function ticketsOf(items, state) {
  return items
    .filter((item) => item.state === state && !isHandedOn(item))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The number of tickets that somebody has come in with. */
export const ticketsIn = (items) =>
  items
    .filter(({ state }) => state === 'CONFIRMED')
    .reduce((sum, { checkedInTickets = 0 }) => sum + checkedInTickets, 0);
