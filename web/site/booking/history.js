/** What happened to a booking. */

import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { plural, t } from '../language.js';

/** The API tells when a guest came in only to those at the door. */
export function timeline({ history = [] }) {
  if (history.length === 0) return null;
  return el(
    'section',
    { class: 'story-line' },
    el('h2', {}, t('History')),
    el(
      'ol',
      { class: 'timeline' },
      history.map((change, index) =>
        el(
          'li',
          {},
          el('span', {}, happened(change, justBefore(history, index))),
          el('time', { class: 'muted', datetime: change.at }, shortTime(change.at)),
        ),
      ),
    ),
  );
}

/** The change before one; undefined if it is not known, because a history leaves old changes out. */
function justBefore(history, index) {
  const before = history[index - 1];
  const last = index === history.length - 1;
  return last || before?.revision === history[index].revision - 1 ? before : undefined;
}

/**
 * What a change added or took is not always known, but what was left is.
 *
 * @param {Object} change
 * @param {Object|undefined} before the change before it
 */
function happened(change, before) {
  const { kind, quantity } = change;
  switch (kind) {
    case 'JOIN':
      return plural(quantity, 'Joined the waitlist for 1 ticket', 'Joined the waitlist for {n} tickets');
    case 'BOOK':
      return plural(quantity, 'Booked 1 ticket', 'Booked {n} tickets');
    case 'PROMOTE':
      return plural(quantity, 'Got 1 ticket from the waitlist', 'Got {n} tickets from the waitlist');
    case 'RECEIVE':
      return plural(quantity, 'Received 1 ticket', 'Received {n} tickets');
    case 'GIVE_BACK':
      return plural(quantity, 'Gave tickets back, kept 1', 'Gave tickets back, kept {n}');
    case 'ADD':
      return plural(quantity, 'Got more tickets, 1 in all', 'Got more tickets, {n} in all');
    case 'SMALLER':
      return plural(quantity, 'Waited for 1 ticket from then on', 'Waited for {n} tickets from then on');
    case 'HAND_ON':
      return plural(quantity, 'Handed tickets on, kept 1', 'Handed tickets on, kept {n}');
    case 'RECEIVE_MORE':
      return plural(quantity, 'Received more tickets, 1 in all', 'Received more tickets, {n} in all');
    case 'HAND_ON_ALL':
      return t('Handed all tickets on');
    case 'SWEEP':
      return t('Cancelled with the event');
    case 'END':
      return t('Left the waitlist: the event has fewer seats now');
    case 'EXPIRE':
      return t('Left the waitlist: the event began');
    default:
      // Who waited had no ticket to return.
      if (before?.state === 'WAITLISTED') return t('Left the waitlist');
      return before === undefined
        ? t('Booking cancelled')
        : plural(quantity, 'Returned 1 ticket', 'Returned {n} tickets');
  }
}
