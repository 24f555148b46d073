/** The tickets of a booking, one by one: each has a code of its own and may have a name. */

import { patch } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { field } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { when } from '../parts.js';
import { qrCode } from '../qr.js';
import { isIn, ticketTitle } from './choice.js';

const LONGEST = 100;

/**
 * The tickets that let somebody in, as the full screen shows them.
 *
 * @returns {Array<{code: string, title: string, name: string|undefined, label: string}>}
 */
export const codesOf = ({ tickets = [] }) =>
  tickets.flatMap((ticket, index) => {
    const { code, name } = ticket;
    const title = ticketTitle(index, tickets.length);
    return isIn(ticket) ? [] : [{ code, title, name, label: labelOf(index, tickets.length) }];
  });

const labelOf = (index, all) =>
  all === 1 ? t('QR code of your ticket') : t('QR code of ticket {n} of {all}', { n: index + 1, all });

/**
 * @param {Object} booking
 * @param {Object} event
 * @param {function(string)} enlarge shows the ticket of a code over the whole screen
 * @param {function(Object)} [named] gets the booking after a ticket got another name; without it, none can be changed
 */
export function ticketCards(booking, event, enlarge, named) {
  const { tickets } = booking;
  if (!tickets) return el('p', { class: 'muted' }, t('The tickets are not ready yet. Reload the page in a moment.'));
  return el(
    'ul',
    { class: 'tickets', 'aria-label': t('Tickets') },
    tickets.map((_, index) => card(booking, index, event, enlarge, named)),
  );
}

function card(booking, index, event, enlarge, named) {
  const { tickets } = booking;
  const ticket = tickets[index];
  const { name, code } = ticket;
  const only = tickets.length === 1;
  const title = ticketTitle(index, tickets.length);
  const change = name ? t('Change the name') : t('Add a name');
  const whose = name ? t('Change the name: {ticket}', { ticket: title }) : t('Add a name: {ticket}', { ticket: title });
  const inside = isIn(ticket);
  const parts = el(
    'div',
    { class: 'what' },
    el('h2', {}, only ? t('Ticket') : title),
    name && el('p', { class: 'big' }, name),
    inside && el('p', {}, el('span', { class: 'badge used' }, t('Checked in'))),
    el(
      'div',
      { class: 'printed' },
      el('p', { class: 'big' }, event.name),
      el('p', {}, when(event)),
      event.venue && el('p', {}, event.venue),
    ),
    !inside &&
      named &&
      el(
        'button',
        {
          type: 'button',
          class: 'plain',
          id: `name-${ticket.serial}`,
          'aria-label': only ? undefined : whose,
          onclick: () => rename(booking, index, named),
        },
        change,
      ),
  );
  if (inside) return el('li', { class: 'card ticket in' }, parts);
  return el(
    'li',
    { class: 'card ticket' },
    el(
      'div',
      { class: 'stub', onclick: () => enlarge(code) },
      qrCode(code.replaceAll('-', ''), labelOf(index, tickets.length)),
      el('p', { class: 'code' }, code),
      // A tap on the code does the same, but not everybody taps.
      el(
        'button',
        {
          type: 'button',
          class: 'plain',
          id: `large-${ticket.serial}`,
          'aria-label': only ? undefined : t('Full screen: {ticket}', { ticket: title }),
        },
        t('Full screen'),
      ),
    ),
    parts,
  );
}

async function rename({ bookingId, generation, tickets }, index, named) {
  const { serial, name = '' } = tickets[index];
  const input = field('name', t('Name'), {
    maxlength: LONGEST,
    autocomplete: 'off',
    value: name,
    hint: t('Who comes with this ticket. Empty for no name.'),
  });
  let seen;
  const submit = (event) => {
    event.preventDefault();
    event.currentTarget.closest('dialog').querySelector('.actions button').click();
  };
  await confirmThat(
    tickets.length === 1
      ? t('Name on your ticket')
      : t('Name on ticket {n} of {all}', { n: index + 1, all: tickets.length }),
    [t('The door sees it. The ticket lets in who shows its code, whatever the name is.')],
    t('Save'),
    async (signal) => {
      seen = await patch(
        `/bookings/${bookingId}/tickets/${serial}?generation=${generation}`,
        { name: input.value },
        { signal },
      );
    },
    { more: el('form', { novalidate: true, onsubmit: submit }, input.node), no: t('Leave it'), style: 'primary' },
  );
  if (!seen) return;
  say(input.value ? t('The name is saved.') : t('The ticket has no name now.'));
  named(seen);
}
