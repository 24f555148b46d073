/** How the sale of an event stands, in words. */

import { now } from './clock.js';
import { longTime, number } from './format.js';
import { count, tickets } from './words.js';

// Of ten seats one is left: time to hurry.
const NEARLY_FULL = 0.1;

/**
 * @param {Object} event
 * @returns {{key: string, label: string, detail: string, open: boolean}} `key` is one of draft,
 *     cancelled, over, early, closed, soldout, nearly, selling; `open` while tickets can be booked or
 *     waited for
 */
export function sale(event) {
  const {
    state,
    startsAt,
    salesFrom,
    salesUntil,
    timeZone,
    capacity,
    availableTickets: left,
    waitlistCount: waiting,
  } = event;
  const time = now();
  if (state === 'DRAFTED') return closed('draft', 'Draft', 'Only you see it.');
  if (state === 'CANCELLED') return closed('cancelled', 'Cancelled', 'The event will not take place.');
  if (Date.parse(startsAt) <= time) return closed('over', 'Started', `It started on ${longTime(startsAt, timeZone)}.`);
  if (salesFrom && time < Date.parse(salesFrom)) {
    return closed('early', 'Not on sale yet', `Tickets are on sale from ${longTime(salesFrom, timeZone)}.`);
  }
  if (Date.parse(salesUntil) <= time) {
    return closed('closed', 'Sales closed', `Tickets were on sale until ${longTime(salesUntil, timeZone)}.`);
  }
  if (left === undefined) return opened('selling', 'Selling', 'Tickets are on sale.');
  if (left === 0) {
    const queue = waiting ? `, ${number(waiting)} waiting` : '';
    return opened(
      'soldout',
      `Sold out${queue}`,
      waiting ? `${count(waiting, 'booking waits', 'bookings wait')} for tickets that come back.` : 'Nobody waits yet.',
    );
  }
  if (left <= Math.max(1, capacity * NEARLY_FULL))
    return opened('nearly', 'Nearly full', `${tickets(left)} left of ${number(capacity)}.`);
  return opened('selling', 'Selling', `${tickets(left)} left of ${number(capacity)}.`);
}

const closed = (key, label, detail) => ({ key, label, detail, open: false });
const opened = (key, label, detail) => ({ key, label, detail, open: true });
