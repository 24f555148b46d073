/** Who did what for an event, newest first. */

import { get } from '../api.js';
import { el, fill } from '../dom.js';
import { shortTime } from '../format.js';
import { locale, plural, sentence, t } from '../language.js';
import { button, problemBox } from '../parts.js';
import { ROLES } from './roles.js';

const PAGE = 20;

/** The fields that a change names, as they are called in the form of an event. */
const FIELDS = {
  name: () => t('the name'),
  description: () => t('the description'),
  venue: () => t('the venue'),
  startsAt: () => t('the start'),
  doorsAt: () => t('the opening of the doors'),
  endsAt: () => t('the end'),
  timeZone: () => t('the time zone'),
  capacity: () => t('the capacity'),
  price: () => t('the price'),
  organizerName: () => t('the name of the organizer'),
  contact: () => t('the contact'),
  maxTicketsPerBooking: () => t('the tickets per booking'),
  salesFrom: () => t('the begin of sales'),
  salesUntil: () => t('the end of sales'),
  cancelUntil: () => t('the cancellation deadline'),
  reminder: () => t('the reminder'),
  repliesToOrganizer: () => t('the replies'),
  handOvers: () => t('the handing on'),
  hidden: () => t('the visibility'),
};

// Each text follows the name of who did it.
const TEXTS = {
  CREATED: () => t('created the event'),
  PUBLISHED: () => t('published the event'),
  CHANGED: ({ fields }) => (fields ? t('changed {fields}', { fields: changedFields(fields) }) : t('changed the event')),
  CANCELLED: () => t('cancelled the event'),
  MESSAGE_SENT: () => t('wrote to all guests'),
  INVITED: ({ role }) => ROLES[role]?.invited ?? t('invited a member'),
  INVITATION_WITHDRAWN: ({ role }) => ROLES[role]?.withdrawn ?? t('withdrew an invitation'),
  JOINED: ({ role }) => ROLES[role]?.joined ?? t('joined'),
  LEFT: () => t('left'),
  REMOVED: ({ person }) => (person ? t('removed {person}', { person }) : t('removed a member')),
  CHECKED_IN: (details) => {
    const { serials, whose } = ofCheckIn(details);
    return plural(serials, 'checked 1 ticket of {whose} in', 'checked {n} tickets of {whose} in', { whose });
  },
  CHECK_IN_UNDONE: (details) => {
    const { serials, whose } = ofCheckIn(details);
    return plural(
      serials,
      'undid the check-in of 1 ticket of {whose}',
      'undid the check-in of {n} tickets of {whose}',
      { whose },
    );
  },
};

const changedFields = (fields) =>
  new Intl.ListFormat(locale).format(fields.split(', ').map((name) => FIELDS[name]?.() ?? t('something else')));

/** Of whom a check-in was, as far as the log says it. */
const ofCheckIn = ({ person, serials, bookingId }) => ({
  serials: serials ? countOf(serials) : 1,
  whose: person ?? t('booking {id}', { id: bookingId?.slice(0, 8) ?? '' }),
});

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
  const nothing = el(
    'p',
    { class: 'muted', hidden: true },
    t('Nothing has happened yet. Each change of the event and each check-in will be here, with who did it.'),
  );
  const more = button(t('Load more'), () => box.run(() => load(next), signal), { hidden: true });
  let next;

  async function load(after, options) {
    const query = after ? `&after=${encodeURIComponent(after)}` : '';
    const page = await get(`/events/${eventId}/log?limit=${PAGE}${query}`, { signal, ...options });
    if (signal.aborted) return;
    const added = page.items.map(entry);
    if (after) list.append(...added);
    else fill(list, added);
    nothing.hidden = list.children.length > 0;
    next = page.next;
    more.hidden = !next;
  }

  function entry({ at, by, action, details = {} }) {
    const text = TEXTS[action]?.(details) ?? action.toLowerCase().replaceAll('_', ' ');
    return el(
      'li',
      {},
      el('p', {}, sentence('{person} {did}', { person: el('strong', {}, by ?? t('Somebody')), did: text })),
      el('time', { class: 'muted', datetime: at }, shortTime(at, timeZone)),
    );
  }

  const node = el(
    'section',
    { class: 'card journal', 'aria-labelledby': 'log' },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'log', tabindex: -1 }, t('Log')),
      el(
        'div',
        { class: 'actions' },
        button(t('Load the newest'), () => box.run(() => load(), signal)),
      ),
    ),
    box.node,
    nothing,
    list,
    el('div', { class: 'actions' }, more),
  );

  return {
    node,
    load: () => load(),
    // Who reads an older page stays there.
    loadQuietly: async () => {
      if (list.children.length <= PAGE) await load(undefined, { quiet: true }).catch(() => {});
    },
    fail: (problem) => box.show(problem),
  };
}
