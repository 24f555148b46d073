/** The state of a booking, as a text. */

import { placeInLine } from './format.js';
import { tickets } from './words.js';

/**
 * @param {Object} booking
 * @param {Object|null} event null if it no longer exists
 * @returns {{key: string, label: string}} `key` is one of waiting, cancelled, used, confirmed
 */
export function standing(booking, event) {
  if (booking.state === 'WAITLISTED') return { key: 'waiting', label: `Waiting, ${placeInLine(booking)}` };
  if (booking.history?.at(-1)?.kind === 'HAND_ON_ALL') return { key: 'cancelled', label: 'Handed on' };
  if (booking.state === 'CANCELLED') return { key: 'cancelled', label: 'Cancelled' };
  if (event?.state === 'CANCELLED') return { key: 'cancelled', label: 'Event cancelled' };
  const { quantity, checkedInTickets: inside = 0 } = booking;
  if (inside > 0) return { key: 'used', label: inside === quantity ? 'Checked in' : `${inside} of ${quantity} in` };
  return { key: 'confirmed', label: 'Confirmed' };
}

/** The message for a guest whose booking moved from the waitlist to confirmed; null if it did not. */
export function goodNews(before, after, event) {
  if (before?.state !== 'WAITLISTED' || after.state !== 'CONFIRMED') return null;
  return `Good news: ${tickets(after.quantity)} for ${event.name} ${after.quantity === 1 ? 'is' : 'are'} yours now.`;
}
