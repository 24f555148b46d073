/** What is on. */

import { get } from '../api.js';
import { note } from '../catalogue.js';
import { el } from '../dom.js';
import { badge, cards, leaf, meter, when } from '../parts.js';
import { sale } from '../sales.js';

const PAGE = 24;

export default async function events({ signal }) {
  const look = (more) => get(`/events?limit=${PAGE}${more}`, { signal });
  const first = await look('');
  const { list, foot } = await cards(first, (cursor) => look(`&cursor=${cursor}`), card, signal);
  return {
    title: 'Upcoming events',
    content: [
      el('h1', {}, 'Upcoming events'),
      first.items.length === 0
        ? el(
            'p',
            { class: 'empty' },
            'Nothing is planned yet. Come back soon, or ',
            el('a', { href: '#/organize/new' }, 'plan something yourself'),
            '.',
          )
        : list,
      foot,
    ],
  };
}

function card(event) {
  note(event);
  return el(
    'li',
    { class: 'card event' },
    leaf(event),
    el(
      'div',
      { class: 'what' },
      badge(sale(event)),
      el('h2', {}, el('a', { href: `#/events/${event.eventId}` }, event.name)),
      el('p', { class: 'muted' }, when(event)),
      event.venue && el('p', { class: 'muted' }, event.venue),
    ),
    meter(event),
  );
}
