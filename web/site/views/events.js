/** What is on. */

import { get } from '../api.js';
import { note } from '../catalogue.js';
import { el } from '../dom.js';
import { badge, button, leaf, meter, problemBox, when } from '../parts.js';
import { sale } from '../sales.js';

const PAGE = 24;

export default async function events({ signal }) {
  const first = await get(`/events?limit=${PAGE}`, { signal });
  const list = el('ul', { class: 'cards' });
  const box = problemBox();
  const more = button('Load more', loadMore);
  let cursor = add(first);

  function add({ items, cursor: next }) {
    items.forEach(note);
    list.append(...items.map(card));
    more.hidden = !next;
    return next;
  }

  async function loadMore() {
    box.clear();
    try {
      const before = list.children.length;
      cursor = add(await get(`/events?limit=${PAGE}&cursor=${cursor}`, { signal }));
      list.children[before]?.querySelector('a').focus();
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

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
      box.node,
      el('div', { class: 'actions centred' }, more),
    ],
  };
}

function card(event) {
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
