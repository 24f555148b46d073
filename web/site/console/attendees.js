/** The attendee list as a table with search, pages and CSV download. */

import { el, fill, keepingFocus } from '../dom.js';
import { number, shortTime } from '../format.js';
import { field } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { alone, button, problemBox } from '../parts.js';
import { found, goneText, MOST, standingOf, ticketNames } from './attendee-list.js';
import { downloadCsv } from './csv.js';

const PAGE = 25;
const STANDING = {
  CONFIRMED: () => ['confirmed', t('Confirmed')],
  WAITLISTED: () => ['waiting', t('Waiting')],
  CANCELLED: () => ['cancelled', t('Cancelled')],
  HANDED_ON: () => ['cancelled', t('Handed on')],
  LEFT: () => ['cancelled', t('Left the waitlist')],
};
const ORDER = ['CONFIRMED', 'WAITLISTED', 'CANCELLED'];

/**
 * @param {Object} event
 * @param {function(): Promise} reload loads the list again
 * @param {AbortSignal} signal of the view
 * @param {boolean} takes whether the person may take the list along as a file
 */
export function attendees(event, reload, signal, takes) {
  const search = field('search', t('Search attendees'), {
    type: 'search',
    autocomplete: 'off',
    hint: t('Words of a name, the code of a ticket, or the beginning of a booking ID.'),
  });
  const rows = el('tbody');
  const range = el('p', { class: 'muted', 'aria-live': 'polite' }, t('Loading attendees.'));
  const note = el('p', { class: 'muted', hidden: true });
  const box = problemBox();
  const previous = button(t('Previous page'), () => turn(-1), { hidden: true });
  const next = button(t('Next page'), () => turn(1), { hidden: true });
  const { timeZone } = event;
  let { state: eventState } = event;
  let list = [];
  let gone = false;
  let page = 0;

  search.control.addEventListener('input', () => {
    page = 0;
    draw();
  });

  function turn(by) {
    page += by;
    keepingFocus(draw, previous, next);
  }

  const find = () => found(list, search.value);

  function draw() {
    const those = find();
    const first = page * PAGE;
    const visible = those.slice(first, first + PAGE);
    fill(rows, visible.map(rowOf));
    previous.hidden = next.hidden = those.length <= PAGE;
    previous.disabled = page === 0;
    next.disabled = first + PAGE >= those.length;
    const nobody = search.value
      ? t('No attendee has this name, ticket code or booking ID.')
      : gone
        ? goneText()
        : nobodyYet();
    const some = t('{first}–{last} of {all}', {
      first: number(first + 1),
      last: number(first + visible.length),
      all: number(those.length),
    });
    const text = those.length === 0 ? nobody : some;
    // Screen readers read each change.
    if (range.textContent !== text) range.textContent = text;
  }

  function nobodyYet() {
    return eventState === 'DRAFTED'
      ? t('A draft has no attendees. They are here as soon as people book.')
      : t('There are no bookings yet. Send people the link of the event.');
  }

  const rowOf = (attendee) => alone(() => row(attendee), 'tr');

  function row(attendee) {
    const { bookingId, name, quantity, updatedAt, checkedInTickets: inside = 0 } = attendee;
    const [key, label] = STANDING[standingOf(attendee)]();
    return el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        name ?? t('No name'),
        el('small', { class: 'muted names' }, ticketNames(attendee).join(', ')),
        el('small', { class: 'muted' }, bookingId.slice(0, 8)),
      ),
      el('td', {}, el('span', { class: `badge ${key}` }, label)),
      el('td', { class: 'number' }, String(quantity)),
      el('td', { class: 'wide' }, shortTime(updatedAt, timeZone)),
      el('td', {}, inside > 0 ? t('{inside} of {quantity} in', { inside, quantity }) : '–'),
    );
  }

  const column = (label, style) => el('th', { scope: 'col', class: style }, label);
  const node = el(
    'section',
    { class: 'card attendees', 'aria-labelledby': 'attendees' },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'attendees', tabindex: -1 }, t('Attendees')),
      el(
        'div',
        { class: 'actions' },
        button(t('Refresh'), () => box.run(reload, signal)),
        el('button', { type: 'button', onclick: () => window.print() }, t('Print list')),
        takes && button(t('Download CSV'), () => box.run(download, signal)),
      ),
    ),
    box.node,
    search.node,
    note,
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('Table of attendees') },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            column(t('Name')),
            column(t('State')),
            column(t('Tickets'), 'number'),
            column(t('Changed'), 'wide'),
            column(t('Checked in')),
          ),
        ),
        rows,
      ),
    ),
    el('div', { class: 'actions' }, range, previous, next),
  );

  // A page of paper has no buttons, so a printed list has all rows that are found, and only those with tickets.
  window.addEventListener(
    'beforeprint',
    () =>
      fill(
        rows,
        find()
          .filter(({ state }) => state === 'CONFIRMED')
          .map(rowOf),
      ),
    { signal },
  );
  window.addEventListener('afterprint', draw, { signal });

  async function download() {
    await downloadCsv(event, signal);
    say(t('The file is in your downloads.'));
  }

  return {
    node,
    fail: (problem) => box.show(problem),
    progress(loaded) {
      fill(range, t('Loading: {n} so far.', { n: number(loaded) }));
    },
    /** @param {Object} loaded the list @param {string} state of the event by now */
    show({ items, complete, removed }, state) {
      eventState = state;
      gone = removed !== undefined;
      list = items.toSorted(
        (one, other) =>
          ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || (one.name ?? '').localeCompare(other.name ?? ''),
      );
      note.hidden = complete;
      fill(
        note,
        t(
          'This table has only {n} bookings, and the search covers only these. Download the CSV file for all bookings.',
          { n: number(MOST) },
        ),
      );
      page = Math.min(page, Math.max(0, Math.ceil(list.length / PAGE) - 1));
      draw();
    },
  };
}
