/** Who did what for an event, newest first. */

import { get } from '../api.js';
import { el, fill } from '../dom.js';
import { shortTime } from '../format.js';
import { button, problemBox } from '../parts.js';
import { tickets } from '../words.js';
import { ROLES } from './roles.js';

const PAGE = 20;

const FIELDS = {
  name: 'name',
  description: 'description',
  venue: 'venue',
  startsAt: 'start',
  endsAt: 'end',
  timeZone: 'time zone',
  capacity: 'capacity',
  maxTicketsPerBooking: 'tickets per booking',
  salesFrom: 'begin of sales',
  salesUntil: 'end of sales',
  cancelUntil: 'cancellation deadline',
  reminder: 'reminder',
  repliesToOrganizer: 'replies',
  handOvers: 'handing on',
};

const TEXTS = {
  CREATED: () => 'created the event',
  PUBLISHED: () => 'published the event',
  CHANGED: ({ fields }) => `changed ${changedFields(fields)}`,
  CANCELLED: () => 'cancelled the event',
  MESSAGE_SENT: () => 'wrote to all guests',
  INVITED: ({ role }) => `invited ${articleOf(role)}`,
  INVITATION_WITHDRAWN: ({ role }) => `withdrew the invitation of ${articleOf(role)}`,
  JOINED: ({ role }) => `joined as ${articleOf(role)}`,
  LEFT: () => 'left',
  REMOVED: ({ person = 'a member' }) => `removed ${person}`,
  CHECKED_IN: (details) => `checked ${whom(details)} in`,
  CHECK_IN_UNDONE: (details) => `undid the check-in of ${whom(details)}`,
};

const articleOf = (role) => ROLES[role]?.article ?? 'a member';

const changedFields = (fields) =>
  fields
    ? new Intl.ListFormat('en').format(fields.split(', ').map((name) => `the ${FIELDS[name] ?? name}`))
    : 'the event';

/** Of whom a check-in was, as far as the log says it. */
function whom({ person, serials, bookingId }) {
  return `${serials ? tickets(countOf(serials)) : 'a ticket'} of ${person ?? `booking ${bookingId?.slice(0, 8)}`}`;
}

/** How many serials ranges such as `1-3,5` have. */
const countOf = (ranges) =>
  ranges
    .split(',')
    .map((range) => range.split('-').map(Number))
    .reduce((sum, [first, last = first]) => sum + last - first + 1, 0);

/**
 * @param {Object} event
 * @param {AbortSignal} signal of the view
 */
export function log({ eventId, timeZone }, signal) {
  const box = problemBox();
  const list = el('ol', { class: 'log' });
  const more = button('Load more', () => box.run(() => load(next), signal), { hidden: true });
  let next;

  async function load(after) {
    const query = after ? `&after=${encodeURIComponent(after)}` : '';
    const page = await get(`/events/${eventId}/log?limit=${PAGE}${query}`, { signal });
    if (signal.aborted) return;
    const added = page.items.map(entry);
    if (after) list.append(...added);
    else fill(list, added);
    next = page.next;
    more.hidden = !next;
    node.hidden = false;
  }

  function entry({ at, by = 'Somebody', action, details = {} }) {
    const text = TEXTS[action]?.(details) ?? action.toLowerCase().replaceAll('_', ' ');
    return el(
      'li',
      {},
      el('p', {}, el('strong', {}, by), ` ${text}`),
      el('time', { class: 'muted', datetime: at }, shortTime(at, timeZone)),
    );
  }

  const node = el(
    'section',
    { class: 'card journal', 'aria-labelledby': 'log', hidden: true },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'log' }, 'Log'),
      el(
        'div',
        { class: 'actions' },
        button('Load the newest', () => box.run(() => load(), signal)),
      ),
    ),
    box.node,
    list,
    el('div', { class: 'actions' }, more),
  );

  return {
    node,
    load: () => load(),
    loadQuietly: () => load().catch(() => {}),
    fail(problem) {
      // An admin sees the console of other organizers, but not their log.
      if (problem.status === 404 || problem.status === 403) return;
      box.show(problem);
      node.hidden = false;
    },
  };
}
