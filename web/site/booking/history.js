/** What happened to a booking. */

import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { tickets } from '../words.js';

/** The API tells when a guest came in only to those at the door. */
export function timeline({ history = [] }) {
  if (history.length === 0) return null;
  return el(
    'section',
    { class: 'story-line' },
    el('h2', {}, 'History'),
    el(
      'ol',
      { class: 'timeline' },
      history.map(({ at }, index) =>
        el(
          'li',
          {},
          el('span', {}, happened(history, index)),
          el('time', { class: 'muted', datetime: at }, shortTime(at)),
        ),
      ),
    ),
  );
}

/** A history leaves old changes out, so what a change added or took is not always known: only what was left is. */
function happened(history, index) {
  const { kind, quantity } = history[index];
  const ended = index === history.length - 1 ? history[index - 1] : undefined;
  switch (kind) {
    case 'JOIN':
      return `Joined the waitlist for ${tickets(quantity)}`;
    case 'BOOK':
      return `Booked ${tickets(quantity)}`;
    case 'PROMOTE':
      return `Got ${tickets(quantity)} from the waitlist`;
    case 'RECEIVE':
      return `Received ${tickets(quantity)}`;
    case 'GIVE_BACK':
      return `Gave tickets back, kept ${quantity}`;
    case 'ADD':
      return `Got more tickets, ${quantity} in all`;
    case 'SMALLER':
      return `Waited for ${tickets(quantity)} from then on`;
    case 'HAND_ON':
      return `Handed tickets on, kept ${quantity}`;
    case 'RECEIVE_MORE':
      return `Received more tickets, ${quantity} in all`;
    case 'HAND_ON_ALL':
      return 'Handed all tickets on';
    case 'SWEEP':
      return 'Cancelled with the event';
    case 'END':
      return 'Left the waitlist: the event has fewer seats now';
    case 'EXPIRE':
      return 'Left the waitlist: the event began';
    default:
      if (ended === undefined) return 'Cancelled';
      return ended.state === 'WAITLISTED' ? 'Left the waitlist' : `Returned ${tickets(quantity)}`;
  }
}
