/** The state of a sale, as a text. */

import { now, onTurn } from './clock.js';
import { longTime } from './format.js';
import { plural, t } from './language.js';

// A tenth of the capacity.
const NEARLY_FULL = 0.1;

// What an event takes where its organizer does not say.
const ASSUMED = 3 * 3_600_000;

/**
 * @param {Object} event
 * @returns {{key: string, label: string, detail: string|undefined, open: boolean}} `key` is one of draft,
 *     cancelled, on, over, early, closed, soldout, nearly, selling; `open` while people can book or join the
 *     waitlist; if not, `detail` says why
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
  const at = (instant) => ({ time: longTime(instant, timeZone) });
  if (state === 'DRAFTED') return closed('draft', t('Draft'), t('Only you see it.'));
  if (state === 'CANCELLED') return closed('cancelled', t('Cancelled'), t('The event will not take place.'));
  if (Date.parse(startsAt) <= time) {
    const [key, label] = isOver(event) ? ['over', t('Over')] : ['on', t('On now')];
    return closed(key, label, t('It started on {time}.', at(startsAt)));
  }
  if (salesFrom && time < Date.parse(salesFrom)) {
    return closed('early', t('Not on sale yet'), t('Tickets are on sale from {time}.', at(salesFrom)));
  }
  if (Date.parse(salesUntil) <= time) {
    return closed('closed', t('Sales closed'), t('Tickets were on sale until {time}.', at(salesUntil)));
  }
  if (left === undefined) return opened('selling', t('Selling'));
  if (left === 0)
    return opened('soldout', waiting ? plural(waiting, 'Sold out, 1 waiting', 'Sold out, {n} waiting') : t('Sold out'));
  if (left <= Math.max(1, capacity * NEARLY_FULL)) return opened('nearly', t('Nearly full'));
  return opened('selling', t('Selling'));
}

/** When an event is over, in milliseconds since 1970. */
export const overAt = ({ startsAt, endsAt }) => (endsAt ? Date.parse(endsAt) : Date.parse(startsAt) + ASSUMED);

export const isOver = (event) => overAt(event) <= now();

/** Calls `draw` with the event when the state of its sale changes because time has passed. */
export const onSaleTurn = (event, draw, signal) =>
  onTurn(
    () => sale(event()).key,
    () => draw(event()),
    signal,
  );

const closed = (key, label, detail) => ({ key, label, detail, open: false });
const opened = (key, label) => ({ key, label, open: true });
