/** The list of upcoming events. */

import { get } from '../api.js';
import { note } from '../catalogue.js';
import { now } from '../clock.js';
import { el } from '../dom.js';
import { badge, cards, leaf, meter, when } from '../parts.js';
import { sale } from '../sales.js';

const PAGE = 24;

// The API lists at most a year at a time, and events start within two years.
const YEAR = 366 * 86_400_000;

export default async function events({ signal }) {
  const begin = now();
  const [from, to] = [1, 2].map((years) => new Date(begin + years * YEAR).toISOString());
  const later = { span: `&from=${from}&to=${to}`, cursor: '' };

  async function look({ span, cursor }) {
    const page = await get(`/events?limit=${PAGE}${span}${cursor && `&cursor=${cursor}`}`, { signal });
    const next = page.cursor ? { span, cursor: page.cursor } : span === '' ? later : undefined;
    return { ...page, cursor: next };
  }

  let first = await look({ span: '', cursor: '' });
  if (first.items.length === 0) first = await look(later);
  const { list, foot } = await cards(first, look, card, signal);
  return {
    title: 'Upcoming events',
    content: [
      el('h1', {}, 'Upcoming events'),
      first.items.length === 0
        ? el(
            'p',
            { class: 'empty' },
            'There are no upcoming events. Come back soon, or ',
            el('a', { href: '/organize/new' }, 'create one yourself'),
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
      el('h2', {}, el('a', { href: `/events/${event.eventId}` }, event.name)),
      el('p', { class: 'muted' }, when(event)),
      event.venue && el('p', { class: 'muted' }, event.venue),
    ),
    meter(event),
  );
}
