/** The attendee list as a table with search, pages and CSV download. */

import { el, fill, keepingFocus } from '../dom.js';
import { number, shortTime } from '../format.js';
import { field } from '../forms.js';
import { say } from '../messages.js';
import { button, problemBox } from '../parts.js';
import { GONE, isHandedOn, MOST, nameMatches, ticketNames } from './attendee-list.js';
import { downloadCsv } from './csv.js';

const PAGE = 25;
const STANDING = {
  CONFIRMED: ['confirmed', 'Confirmed'],
  WAITLISTED: ['waiting', 'Waiting'],
  CANCELLED: ['cancelled', 'Cancelled'],
};
const HANDED_ON = ['cancelled', 'Handed on'];
const ORDER = ['CONFIRMED', 'WAITLISTED', 'CANCELLED'];

/**
 * @param {Object} event
 * @param {function(): Promise} reload loads the list again
 * @param {AbortSignal} signal of the view
 * @param {boolean} takes whether the person may take the list along as a file
 */
export function attendees(event, reload, signal, takes) {
  const search = field('search', 'Search attendees', {
    type: 'search',
    autocomplete: 'off',
    hint: 'A name, or the beginning of a booking ID.',
  });
  const rows = el('tbody');
  const range = el('p', { class: 'muted', 'aria-live': 'polite' }, 'Loading attendees.');
  const note = el('p', { class: 'muted', hidden: true });
  const box = problemBox();
  const previous = button('Previous', () => turn(-1), { hidden: true });
  const next = button('Next', () => turn(1), { hidden: true });
  const { timeZone } = event;
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

  function find() {
    const wanted = search.value;
    return list.filter(
      (attendee) => nameMatches(attendee, wanted) || attendee.bookingId.startsWith(wanted.toLowerCase()),
    );
  }

  function draw() {
    const found = find();
    const first = page * PAGE;
    const visible = found.slice(first, first + PAGE);
    fill(rows, visible.map(row));
    previous.hidden = next.hidden = found.length <= PAGE;
    previous.disabled = page === 0;
    next.disabled = first + PAGE >= found.length;
    const nobody = search.value
      ? 'No attendee has this name or booking ID.'
      : gone
        ? GONE
        : 'There are no bookings yet.';
    const some = `${number(first + 1)}–${number(first + visible.length)} of ${number(found.length)}`;
    const text = found.length === 0 ? nobody : some;
    // Screen readers read each change.
    if (range.textContent !== text) range.textContent = text;
  }

  function row(attendee) {
    const { bookingId, name, state, quantity, updatedAt, checkedInTickets: inside = 0 } = attendee;
    const [key, label] = isHandedOn(attendee) ? HANDED_ON : STANDING[state];
    return el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        name ?? 'No name',
        el('small', { class: 'muted names' }, ticketNames(attendee).join(', ')),
        el('small', { class: 'muted' }, bookingId.slice(0, 8)),
      ),
      el('td', {}, el('span', { class: `badge ${key}` }, label)),
      el('td', { class: 'number' }, String(quantity)),
      el('td', { class: 'wide' }, shortTime(updatedAt, timeZone)),
      el('td', {}, inside > 0 ? `${inside} of ${quantity} in` : '–'),
    );
  }

  const column = (label, style) => el('th', { scope: 'col', class: style }, label);
  const node = el(
    'section',
    { class: 'card attendees', 'aria-labelledby': 'attendees' },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'attendees' }, 'Attendees'),
      el(
        'div',
        { class: 'actions' },
        button('Refresh', () => box.run(reload, signal)),
        el('button', { type: 'button', onclick: () => window.print() }, 'Print list'),
        takes && button('Download CSV', () => box.run(download, signal)),
      ),
    ),
    box.node,
    search.node,
    note,
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of attendees' },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            column('Name'),
            column('State'),
            column('Tickets', 'number'),
            column('Changed', 'wide'),
            column('Checked in'),
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
          .map(row),
      ),
    { signal },
  );
  window.addEventListener('afterprint', draw, { signal });

  async function download() {
    await downloadCsv(event, signal);
    say('The file is in your downloads.');
  }

  return {
    node,
    fail: (problem) => box.show(problem),
    progress(loaded) {
      fill(range, `Loading: ${number(loaded)} so far.`);
    },
    show({ items, complete, removed }) {
      gone = removed !== undefined;
      list = items.toSorted(
        (one, other) =>
          ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || (one.name ?? '').localeCompare(other.name ?? ''),
      );
      note.hidden = complete;
      fill(
        note,
        `This table has only ${number(MOST)} bookings, and the search covers only these. Download the CSV file for all bookings.`,
      );
      page = Math.min(page, Math.max(0, Math.ceil(list.length / PAGE) - 1));
      draw();
    },
  };
}
