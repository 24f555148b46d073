/** The tickets of a booking, one by one: each has a code of its own and may have a name. */

import { patch } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { field } from '../forms.js';
import { say } from '../messages.js';
import { when } from '../parts.js';
import { qrCode } from '../qr.js';
import { isIn, ticketTitle } from './choice.js';

const LONGEST = 100;

/**
 * @param {Object} booking
 * @param {Object} event
 * @param {function(Object)} named gets the booking after a ticket got another name
 */
export function ticketCards(booking, event, named) {
  const { tickets } = booking;
  if (!tickets) return el('p', { class: 'muted' }, 'The tickets are not ready yet. Reload the page in a moment.');
  return el(
    'ul',
    { class: 'tickets', 'aria-label': 'Tickets' },
    tickets.map((ticket, index) => card(booking, ticket, ticketTitle(index, tickets.length), event, named)),
  );
}

function card(booking, ticket, title, event, named) {
  const { name, code } = ticket;
  const only = booking.tickets.length === 1;
  const change = name ? 'Change the name' : 'Add a name';
  const parts = el(
    'div',
    { class: 'what' },
    el('h2', {}, only ? 'Ticket' : title),
    name && el('p', { class: 'big' }, name),
    isIn(ticket) && el('p', {}, el('span', { class: 'badge used' }, 'Checked in')),
    el(
      'div',
      { class: 'printed' },
      el('p', { class: 'big' }, event.name),
      el('p', {}, when(event)),
      event.venue && el('p', {}, event.venue),
    ),
    !isIn(ticket) &&
      el(
        'button',
        {
          type: 'button',
          class: 'plain',
          id: `name-${ticket.serial}`,
          'aria-label': only ? undefined : `${change}: ${title}`,
          onclick: () => rename(booking, ticket, title, named),
        },
        change,
      ),
  );
  if (isIn(ticket)) return el('li', { class: 'card ticket in' }, parts);
  return el(
    'li',
    { class: 'card ticket' },
    parts,
    el(
      'div',
      { class: 'stub' },
      qrCode(code.replaceAll('-', ''), only ? 'QR code of your ticket' : `QR code of ${title.toLowerCase()}`),
      el('p', { class: 'code' }, code),
    ),
  );
}

async function rename({ bookingId, generation }, { serial, name = '' }, title, named) {
  const input = field('name', 'Name', {
    maxlength: LONGEST,
    autocomplete: 'off',
    value: name,
    hint: 'Who comes with this ticket. Empty for no name.',
  });
  let seen;
  const submit = (event) => {
    event.preventDefault();
    event.currentTarget.closest('dialog').querySelector('.actions button').click();
  };
  await confirmThat(
    title === 'Your ticket' ? 'Name on your ticket' : `Name on ${title.toLowerCase()}`,
    ['The door sees it. The ticket lets in who shows its code, whatever the name is.'],
    'Save',
    async (signal) => {
      seen = await patch(
        `/bookings/${bookingId}/tickets/${serial}?generation=${generation}`,
        { name: input.value },
        { signal },
      );
    },
    { more: el('form', { novalidate: true, onsubmit: submit }, input.node), no: 'Leave it', style: 'primary' },
  );
  if (!seen) return;
  say(input.value ? 'The name is saved.' : 'The ticket has no name now.');
  named(seen);
}
