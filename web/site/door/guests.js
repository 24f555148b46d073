/** Guests whose ticket cannot be read: a steward finds them by name or code. Names are in memory only. */

import { found as foundIn, loadAttendees } from '../console/attendee-list.js';
import { el, fill } from '../dom.js';
import { field } from '../forms.js';
import { plural, t } from '../language.js';
import { button, problemBox } from '../parts.js';
import { keyOf } from './list.js';

// More do not fit on the screen: another letter finds fewer.
const MOST = 20;

// The names are loaded again when the search is opened after this time.
const OLD = 60_000;

/**
 * @param {Object} event
 * @param {function(): Object} desk
 * @param {function(Object): Promise} admit gets what the desk checks
 * @param {AbortSignal} signal
 */
export function guests(event, desk, admit, signal) {
  const search = field('guest', t('Name or ticket code'), { type: 'search', autocomplete: 'off' });
  const found = el('ul', { class: 'guests' });
  const note = el('p', { class: 'muted', 'aria-live': 'polite' });
  const box = problemBox();
  const summary = el('summary', {}, t('Find a guest'));
  const node = el('details', { ontoggle: () => node.open && load() }, summary, search.node, box.node, note, found);
  let people = [];
  let loadedAt = -Infinity;

  search.control.addEventListener('input', draw);

  async function load() {
    if (performance.now() - loadedAt < OLD) return draw();
    await box.run(async () => {
      fill(note, t('Loading names.'));
      const { items } = await loadAttendees(event.eventId, signal, () => {});
      people = items.filter(({ state }) => state === 'CONFIRMED');
      loadedAt = performance.now();
    }, signal);
    draw();
  }

  function draw() {
    const matching = search.value === '' ? [] : foundIn(people, search.value);
    fill(found, matching.slice(0, MOST).map(row));
    if (search.value === '') fill(note);
    else if (matching.length === 0) fill(note, t('No guest has this name or code.'));
    else if (matching.length > MOST)
      fill(note, plural(matching.length, '1 guest. Type more of the name.', '{n} guests. Type more of the name.'));
    else fill(note, plural(matching.length, '1 guest', '{n} guests'));
  }

  function row({ bookingId, name, quantity, tickets: named = [] }) {
    const { list, inside } = desk();
    const tickets = list?.ofBooking(bookingId) ?? [];
    const left = tickets.filter((ticket) => !inside.has(keyOf(ticket)));
    const nameOn = (ticket) => named.find(({ serial }) => serial === ticket.serial)?.name;
    const others = left.filter((ticket) => !nameOn(ticket));
    const enter = (label, ticket, all = false) =>
      button(label, () => admit({ ticket, all, names: { name, ticketName: all ? undefined : nameOn(ticket) } }), {
        'aria-label': `${label}: ${name ?? t('Guest')}`,
      });
    return el(
      'li',
      {},
      el(
        'div',
        {},
        el('strong', {}, name ?? t('No name')),
        el(
          'span',
          { class: 'muted' },
          t('{inside} of {quantity} in', {
            inside: tickets.length - left.length,
            quantity: tickets.length || quantity,
          }),
        ),
      ),
      tickets.length === 0 && el('p', { class: 'muted' }, t('Not on the list of this device yet.')),
      el(
        'div',
        { class: 'actions' },
        left.filter(nameOn).map((ticket) => enter(t('Let in {name}', { name: nameOn(ticket) }), ticket)),
        others.length > 0 && enter(left.length === 1 ? t('Let in') : t('Let in 1'), others[0]),
        left.length > 1 && enter(t('Let in all {n}', { n: left.length }), left[0], true),
      ),
    );
  }

  return {
    node,
    /** Shows what has changed, if the search is open. The focus stays on the same button, or near it. */
    update() {
      if (!node.open) return;
      const focused = found.contains(document.activeElement) ? document.activeElement.ariaLabel : null;
      draw();
      if (focused === null) return;
      const same = [...found.querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === focused);
      (same ?? summary).focus({ preventScroll: true });
    },
    /** The name of who booked, if it is known here. */
    nameOf: (bookingId) => people.find((person) => person.bookingId === bookingId)?.name,
  };
}
