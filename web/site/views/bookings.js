/** What somebody has booked, or waits for. */

import { get } from '../api.js';
import { eventById } from '../catalogue.js';
import { el } from '../dom.js';
import { clockTime, placeInLine } from '../format.js';
import { say } from '../notices.js';
import { withPlace } from '../pages.js';
import { cards, leaf, when } from '../parts.js';
import { poll } from '../poll.js';
import { tickets } from '../words.js';

const PAGE = 20;

export default async function bookings({ signal }) {
  const shown = new Map();

  async function look(more, quiet) {
    const page = await get(`/bookings?limit=${PAGE}${more}`, { signal, quiet });
    return { ...page, items: await Promise.all(page.items.map((booking) => withPlace(booking, { signal, quiet }))) };
  }

  async function card(booking) {
    const node = await row(booking);
    shown.set(booking.bookingId, { booking, node });
    return node;
  }

  /** The first page holds what is new; a booking on a later one is seen again when it is opened. */
  async function changed({ items }) {
    for (const booking of items.toReversed()) {
      const before = shown.get(booking.bookingId);
      if (before && JSON.stringify(before.booking) === JSON.stringify(booking)) continue;
      const focused = before?.node.contains(document.activeElement);
      const node = await card(booking);
      if (before) before.node.replaceWith(node);
      else list.prepend(node);
      if (focused) node.querySelector('a').focus();
      if (before?.booking.state === 'WAITLISTED' && booking.state === 'CONFIRMED') {
        const { name } = await eventById(booking.eventId);
        say(`Good news: ${tickets(booking.quantity)} for ${name} ${booking.quantity === 1 ? 'is' : 'are'} yours now.`);
      }
    }
  }

  const first = await look('');
  const { list, foot } = await cards(first, (cursor) => look(`&cursor=${cursor}`), card, signal);
  if (first.items.length > 0) poll(first, () => look('', true), changed, signal);
  return {
    title: 'My bookings',
    content: [
      el('h1', {}, 'My bookings'),
      first.items.length === 0
        ? el(
            'p',
            { class: 'empty' },
            'You have booked nothing yet. ',
            el('a', { href: '#/events' }, 'See what is on'),
            '.',
          )
        : list,
      foot,
    ],
  };
}

async function row(booking) {
  const event = await eventById(booking.eventId).catch((problem) => missing(problem));
  const { key, label } = standing(booking, event);
  return el(
    'li',
    { class: `card event ${key === 'cancelled' ? 'past' : ''}` },
    event ? leaf(event) : el('span', { class: 'leaf', 'aria-hidden': 'true' }),
    el(
      'div',
      { class: 'what' },
      el('span', { class: `badge ${key}` }, label),
      el('h2', {}, el('a', { href: `#/bookings/${booking.bookingId}` }, event ? event.name : 'An event that is gone')),
      event && el('p', { class: 'muted' }, when(event)),
      el('p', { class: 'muted' }, tickets(booking.quantity), event?.venue ? `, ${event.venue}` : ''),
    ),
  );
}

function missing(problem) {
  if (problem.status !== 404) throw problem;
  return null;
}

function standing(booking, event) {
  if (booking.state === 'WAITLISTED') return { key: 'waiting', label: `Waiting, ${placeInLine(booking)}` };
  if (booking.state === 'CANCELLED') return { key: 'cancelled', label: 'Cancelled' };
  if (event?.state === 'CANCELLED') return { key: 'cancelled', label: 'Event cancelled' };
  if (booking.checkedInAt)
    return { key: 'used', label: `Checked in at ${clockTime(booking.checkedInAt, event?.timeZone)}` };
  return { key: 'confirmed', label: 'Confirmed' };
}
