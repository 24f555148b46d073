/** What happened to a booking. */

import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { tickets } from '../words.js';
import { isIn } from './choice.js';

export function timeline({ history = [], tickets: all = [] }) {
  const steps = history.map((change, index) => ({ at: change.at, text: happened(history, index) }));
  const doors = all.filter(isIn).map(({ checkedInAt }) => checkedInAt);
  for (const at of new Set(doors)) {
    const together = doors.filter((other) => other === at).length;
    steps.push({ at, text: all.length === 1 ? 'Checked in' : `Checked in ${tickets(together)}` });
  }
  steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (steps.length === 0) return null;
  return el(
    'section',
    { class: 'story-line' },
    el('h2', {}, 'History'),
    el(
      'ol',
      { class: 'timeline' },
      steps.map(({ at, text }) =>
        el('li', {}, el('span', {}, text), el('time', { class: 'muted', datetime: at }, shortTime(at))),
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
