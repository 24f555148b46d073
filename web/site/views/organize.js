/** The events of an organizer. */

import { get } from '../api.js';
import { cards } from '../cards.js';
import { ROLES } from '../console/roles.js';
import { el } from '../dom.js';
import { badge, leaf, meter, when } from '../parts.js';
import { isOver, sale } from '../sales.js';

// Few people organize more: they see what is on or comes before what is over.
const PAGE = 100;

export default async function organize({ signal }) {
  const look = async (more) => {
    const page = await get(`/events/mine?limit=${PAGE}${more}`, { signal });
    return { ...page, items: overLast(page.items) };
  };
  const first = await look('');
  const { list, foot } = await cards(first, (cursor) => look(`&cursor=${cursor}`), card, signal);
  return {
    title: 'My events',
    content: [
      el(
        'div',
        { class: 'head' },
        el('h1', {}, 'My events'),
        el('a', { class: 'button primary', href: '/organize/new' }, 'New event'),
      ),
      first.items.length === 0
        ? el('p', { class: 'empty' }, 'You have no events yet. You can create one in a minute.')
        : list,
      foot,
    ],
  };
}

/** The API sorts by start. What is on or comes is first; of what is over, the latest. */
const overLast = (items) => {
  const over = items.filter(isOver);
  return [...items.filter((event) => !over.includes(event)), ...over.toReversed()];
};

function card(event) {
  const state = sale(event);
  return el(
    'li',
    { class: `card event ${['cancelled', 'over'].includes(state.key) ? 'past' : ''}` },
    leaf(event),
    el(
      'div',
      { class: 'what' },
      badge(state),
      el('h2', {}, el('a', { href: `/organize/${event.eventId}` }, event.name)),
      el('p', { class: 'muted' }, when(event)),
      event.venue && el('p', { class: 'muted' }, event.venue),
      ROLES[event.role] &&
        event.role !== 'ORGANIZER' &&
        el('p', { class: 'muted' }, `You are ${ROLES[event.role].article}.`),
    ),
    state.key !== 'draft' && meter(event),
  );
}
