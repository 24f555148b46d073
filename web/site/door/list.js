/**
 * The list of tickets that a door keeps, so that it can judge a code without a network. It has the codes as hashes, and
 * the names sealed under the codes: without a ticket, nobody reads a name in it.
 */

import { get } from '../api.js';
import { now } from '../clock.js';
import * as shelf from './shelf.js';

const PAGE = 100;

// A door without an end closes a day after the start.
const DAY = 86_400_000;

const utf8 = new TextEncoder();

/** A ticket on the list, as a key. */
export const keyOf = ({ bookingId, generation, serial }) => `${bookingId}/${generation}/${serial}`;

/** Loads the whole list of an event. */
export async function load({ eventId, name, timeZone }, signal) {
  const items = [];
  const loadedAt = now();
  let page;
  do {
    const after = page?.next ? `&after=${page.next}` : '';
    page = await inTurn(() => get(`/events/${eventId}/door?limit=${PAGE}${after}`, { signal, quiet: true }));
    items.push(...page.items);
  } while (page.next);
  const { startsAt, endsAt } = page;
  const until = endsAt ? Date.parse(endsAt) : Date.parse(startsAt) + DAY;
  return { items, loadedAt, until, event: { eventId, name, timeZone } };
}

/** Waits if the server takes only so many pages in a second. */
async function inTurn(request) {
  for (;;) {
    try {
      return await request();
    } catch (problem) {
      if (problem.status !== 429 || !(problem.retryAfter <= 1)) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 1_000 * problem.retryAfter));
    }
  }
}

/** Indexes a list, for {@link judge}. */
export function indexed(list) {
  const bookings = Map.groupBy(list.items, ({ bookingId, generation }) => `${bookingId}/${generation}`);
  return {
    ...list,
    kept: list,
    codes: new Map(list.items.map((item) => [item.codeHash, item])),
    tickets: ({ bookingId, generation }) => bookings.get(`${bookingId}/${generation}`) ?? [],
    ofBooking: (bookingId) => list.items.filter((item) => item.bookingId === bookingId),
  };
}

/** @returns {Promise<Object|null>} the list that the device keeps */
export const kept = async (where) => (await shelf.find('lists', where)) ?? null;

export const keep = (where, list) => shelf.keep('lists', { where, ...list });

export const drop = (where) => shelf.drop('lists', where);

/** The ticket with this code, or undefined. */
export async function find(list, code) {
  return code && list?.codes.get(base64url(await sha256(`door:${code}`)));
}

/** The names that are sealed under a code: `name` of who booked, `ticketName` of the ticket; both may be missing. */
export async function names({ sealed }, code) {
  const key = await crypto.subtle.importKey('raw', await sha256(`name:${code}`), 'AES-GCM', false, ['decrypt']);
  const bytes = Uint8Array.from(atob(sealed.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, 12) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(12))));
}

const sha256 = (text) => crypto.subtle.digest('SHA-256', utf8.encode(text));

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/**
 * The tickets that are in: those of the list, and those that this device let in since.
 *
 * @param {Object|null} list
 * @param {Array} checks of this device, oldest first
 * @returns {Map<string, string|null>} by {@link keyOf}, when this device let them in; null if it did not
 */
export function inside(list, checks) {
  const known = new Map();
  for (const item of list?.items ?? []) if (item.checkedIn) known.set(keyOf(item), null);
  for (const { state, settled, tickets, at } of checks) {
    if (state === 'refused' || settled) continue;
    for (const ticket of tickets) known.set(keyOf(ticket), known.get(keyOf(ticket)) ?? at);
  }
  return known;
}

/**
 * Judges a ticket by what this device knows.
 *
 * @param {Object|null} list made by {@link indexed}
 * @param {Map<string, string|null>} inside made by {@link inside}
 * @param {Object|undefined} ticket its booking and generation, and its serial
 * @param {boolean} all judges all tickets of the booking that are left, not this one
 * @returns {{kind: string, tickets: Array, booking: Array, at: (string|null|undefined), checkedInTickets: (number|undefined)}}
 *     `free`, `used` or `unknown`; the tickets that may come in; all of the booking; when this device let it in, if it did; how many
 *     of the booking are in then
 */
export function judge(list, inside, ticket, all = false) {
  const booking = (ticket && list?.tickets(ticket)) ?? [];
  const asked = all ? booking : booking.filter(({ serial }) => serial === ticket.serial);
  if (asked.length === 0) return { kind: 'unknown', tickets: [], booking };
  const tickets = asked.filter((each) => !inside.has(keyOf(each)));
  const before = booking.filter((each) => inside.has(keyOf(each)));
  const at = inside.get(keyOf(asked.at(-1)));
  return {
    kind: tickets.length > 0 ? 'free' : 'used',
    tickets,
    booking,
    at,
    checkedInTickets: before.length + tickets.length,
  };
}
