/** The person's bookings, also those on the waitlist. */

import { get } from '../api.js';
import { cards } from '../cards.js';
import { eventById } from '../catalogue.js';
import { el } from '../dom.js';
import { say } from '../messages.js';
import { redraw } from '../navigation.js';
import { withPlace } from '../pages.js';
import { leaf, when } from '../parts.js';
import { poll } from '../poll.js';
import { isOver } from '../sales.js';
import { goodNews, standing } from '../standing.js';
import { tickets } from '../words.js';

const PAGE = 100;

export default async function bookings({ signal }) {
  const shown = new Map();

  async function look(more, quiet) {
    const page = await get(`/bookings?limit=${PAGE}${more}`, { signal, quiet });
    const items = await Promise.all(page.items.map((booking) => withPlace(booking, { signal, quiet })));
    return { ...page, items: cancelledLast(items) };
  }

  async function card(booking) {
    const node = await row(booking);
    shown.set(booking.bookingId, { booking, node });
    return node;
  }

  /** Only the first page is polled: few people have more bookings. */
  async function changed(items) {
    for (const booking of items) {
      const before = shown.get(booking.bookingId);
      if (before && JSON.stringify(before.booking) === JSON.stringify(booking)) continue;
      const focused = before?.node.contains(document.activeElement);
      const node = await card(booking);
      if (before) before.node.replaceWith(node);
      else list.prepend(node);
      if (focused) node.querySelector('a').focus();
      const news = goodNews(before?.booking, booking, await eventOf(booking));
      if (news) say(news);
    }
  }

  const first = await look('');
  const { list, foot } = await cards(first, (cursor) => look(`&cursor=${cursor}`), card, signal);
  const again = async () => (await look('', true)).items;
  poll(first.items, again, first.items.length > 0 ? changed : redraw, signal);
  return {
    title: 'My bookings',
    content: [
      el('h1', {}, 'My bookings'),
      first.items.length === 0
        ? el(
            'p',
            { class: 'empty' },
            'You have no bookings yet. ',
            el('a', { href: '/events' }, 'See upcoming events'),
            '.',
          )
        : list,
      foot,
    ],
  };
}

/** The API sorts by start: first events that are on or come, then those that are over. */
const cancelledLast = (items) =>
  items.toSorted((one, other) => (one.state === 'CANCELLED') - (other.state === 'CANCELLED'));

async function row(booking) {
  const event = await eventOf(booking);
  const { key, label } = standing(booking, event);
  return el(
    'li',
    { class: `card event ${key === 'cancelled' || (event && isOver(event)) ? 'past' : ''}` },
    event ? leaf(event) : el('span', { class: 'leaf', 'aria-hidden': 'true' }),
    el(
      'div',
      { class: 'what' },
      el('span', { class: `badge ${key}` }, label),
      el(
        'h2',
        {},
        el('a', { href: `/bookings/${booking.bookingId}` }, event ? event.name : 'An event that no longer exists'),
      ),
      event && el('p', { class: 'muted' }, when(event)),
      el('p', { class: 'muted' }, tickets(booking.quantity), event?.venue ? `, ${event.venue}` : ''),
    ),
  );
}

const eventOf = ({ eventId }) =>
  eventById(eventId).catch((problem) => {
    if (problem.status !== 404) throw problem;
    return null;
  });
