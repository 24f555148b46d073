/** Loads the attendee list: all bookings of an event, for its organizer. Says what became of each, and finds some. */

import { bookingOf, readCode } from '../door/code.js';
import { matches } from '../fold.js';
import { t } from '../language.js';
import { answers } from '../pages.js';

/** A longer list is too large for a browser, and nobody reads it. The CSV file has all bookings. */
export const MOST = 5_000;

// A shorter text may be a name, such as Ada or Abbe.
const ID = /^[0-9a-f]{6,32}$/;

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

/**
 * Finds attendees by what somebody typed or pasted: words of a name, the code of a ticket, a booking ID or its
 * beginning, or the address of a booking.
 */
export function found(list, text) {
  const { code } = readCode(text);
  const coded = code ? withTicket(list, bookingOf(code)) : [];
  // A name may look like a code.
  if (coded.length > 0) return coded;
  const address = /[0-9a-f]{32}/.exec(text.toLowerCase());
  const id = address ? address[0] : text.toLowerCase().replaceAll(/[\s-]/g, '');
  return list.filter((attendee) => nameMatches(attendee, text) || (ID.test(id) && attendee.bookingId.startsWith(id)));
}

/** The booking that has this ticket. If it has it no more, the bookings that may have had it. */
function withTicket(list, { booking, serial }) {
  const bookings = list.filter(({ bookingId }) => bookingId.startsWith(booking));
  const owners = bookings.filter(({ tickets = [] }) => tickets.some((ticket) => ticket.serial === serial));
  return owners.length > 0 ? owners : bookings;
}

/** What is said when bookings are gone long after the event. */
export const goneText = () => t('The bookings were removed, long after the event. Their numbers are kept.');

/** What a booking is: CONFIRMED, WAITLISTED, CANCELLED, or in which other way it ended. Only CANCELLED gave seats back. */
export function standingOf({ state, history = [] }) {
  if (state !== 'CANCELLED') return state;
  if (history.at(-1)?.kind === 'HAND_ON_ALL') return 'HANDED_ON';
  return history.at(-2)?.state === 'WAITLISTED' ? 'LEFT' : state;
}

/** The number of tickets in all confirmed bookings. */
export const confirmedTickets = (items) =>
  ticketsOf(
    items.filter(({ state }) => state === 'CONFIRMED'),
    'quantity',
  );

/** The number of tickets that somebody has come in with. */
export const ticketsIn = (items) =>
  ticketsOf(
    items.filter(({ state }) => state === 'CONFIRMED'),
    'checkedInTickets',
  );

const ticketsOf = (items, member) => items.reduce((sum, { [member]: tickets = 0 }) => sum + tickets, 0);
