/** What somebody has booked, or waits for. */

import { get } from '../api.js';
import { eventById } from '../catalogue.js';
import { el } from '../dom.js';
import { clockTime, placeInLine } from '../format.js';
import { say } from '../notices.js';
import { button, leaf, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { tickets } from '../words.js';

const PAGE = 20;

export default async function bookings({ signal }) {
  const look = (cursor, quiet) => get(`/bookings?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`, { signal, quiet });
  const first = await look();
  const list = el('ul', { class: 'cards' });
  const box = problemBox();
  const more = button('Load more', loadMore);
  const shown = new Map();
  let cursor = first.cursor;

  async function add({ items, cursor: next }) {
    const rows = await Promise.all(items.map((booking) => row(booking, signal)));
    items.forEach((booking, index) => shown.set(booking.bookingId, { booking, node: rows[index] }));
    list.append(...rows);
    cursor = next;
    more.hidden = !next;
  }

  async function loadMore() {
    box.clear();
    try {
      await add(await look(cursor));
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

  /** The first page holds what is new; a booking on a later one is seen again when it is opened. */
  async function changed({ items }) {
    for (const booking of items) {
      const before = shown.get(booking.bookingId);
      const node = await row(booking, signal);
      if (before) before.node.replaceWith(node);
      else list.prepend(node);
      shown.set(booking.bookingId, { booking, node });
      if (before?.booking.state === 'WAITLISTED' && booking.state === 'CONFIRMED') {
        const { name } = await eventById(booking.eventId);
        say(`Good news: ${tickets(booking.quantity)} for ${name} ${booking.quantity === 1 ? 'is' : 'are'} yours now.`);
      }
    }
  }

  await add(first);
  if (first.items.length > 0) poll(first, () => look(undefined, true), changed, signal);
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
      box.node,
      el('div', { class: 'actions centred' }, more),
    ],
  };
}

async function row(booking, signal) {
  const [event, place] = await Promise.all([
    eventById(booking.eventId).catch((problem) => missing(problem)),
    booking.state === 'WAITLISTED' ? get(`/bookings/${booking.bookingId}`, { signal }) : booking,
  ]);
  const { key, label } = standing(booking, place, event);
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

function standing(booking, place, event) {
  if (booking.state === 'WAITLISTED') return { key: 'waiting', label: `Waiting, ${placeInLine(place)}` };
  if (booking.state === 'CANCELLED') return { key: 'cancelled', label: 'Cancelled' };
  if (event?.state === 'CANCELLED') return { key: 'cancelled', label: 'Event cancelled' };
  if (booking.checkedInAt)
    return { key: 'used', label: `Checked in at ${clockTime(booking.checkedInAt, event?.timeZone)}` };
  return { key: 'confirmed', label: 'Confirmed' };
}
