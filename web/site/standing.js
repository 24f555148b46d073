/** The state of a booking, as a text. */

import { number, plural, t } from './language.js';

// English has an ending for each kind of number; a translation has the same text for all four.
const IN_LINE = {
  one: (n) => t('{n}st in line', { n }),
  two: (n) => t('{n}nd in line', { n }),
  few: (n) => t('{n}rd in line', { n }),
  other: (n) => t('{n}th in line', { n }),
};
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** `7th in line`, or `behind at least 100 others` if the API does not say the place. */
export function placeInLine({ position, positionAtLeast }) {
  if (position !== undefined) return IN_LINE[ordinals.select(position)](number(position));
  if (positionAtLeast === undefined) return t('in line');
  return plural(positionAtLeast - 1, 'behind at least 1 other', 'behind at least {n} others');
}

/**
 * @param {Object} booking
 * @param {Object|null} event null if it no longer exists
 * @returns {{key: string, label: string}} `key` is one of waiting, cancelled, used, confirmed
 */
export function standing(booking, event) {
  if (booking.state === 'WAITLISTED')
    return { key: 'waiting', label: t('Waiting, {place}', { place: placeInLine(booking) }) };
  if (booking.history?.at(-1)?.kind === 'HAND_ON_ALL') return { key: 'cancelled', label: t('Handed on') };
  if (leftTheWaitlist(booking)) return { key: 'cancelled', label: t('Left the waitlist') };
  if (booking.state === 'CANCELLED') return { key: 'cancelled', label: t('Booking cancelled') };
  if (event?.state === 'CANCELLED') return { key: 'cancelled', label: t('Event cancelled') };
  const { quantity, checkedInTickets: inside = 0 } = booking;
  if (inside > 0) {
    const label = inside === quantity ? t('Checked in') : t('{inside} of {quantity} in', { inside, quantity });
    return { key: 'used', label };
  }
  return { key: 'confirmed', label: t('Confirmed') };
}

/** Whether a booking ended while it waited. It had no tickets, so none was given back. */
export const leftTheWaitlist = ({ state, history = [] }) =>
  state === 'CANCELLED' && history.at(-1)?.kind !== 'SWEEP' && history.at(-2)?.state === 'WAITLISTED';

/** The message for a guest whose booking moved from the waitlist to confirmed; null if it did not. */
export function goodNews(before, after, event) {
  if (before?.state !== 'WAITLISTED' || after.state !== 'CONFIRMED') return null;
  return plural(
    after.quantity,
    'Good news: 1 ticket for {event} is yours now.',
    'Good news: {n} tickets for {event} are yours now.',
    { event: event.name },
  );
}
