/** The events that somebody runs. */

import { get } from '../api.js';
import { el } from '../dom.js';
import { badge, button, leaf, meter, problemBox, when } from '../parts.js';
import { sale } from '../sales.js';

const PAGE = 24;

export default async function organize({ signal }) {
  const first = await get(`/events/mine?limit=${PAGE}`, { signal });
  const list = el('ul', { class: 'cards' });
  const box = problemBox();
  const more = button('Load more', loadMore);
  let cursor = add(first);

  function add({ items, cursor: next }) {
    list.append(...items.map(card));
    more.hidden = !next;
    return next;
  }

  async function loadMore() {
    box.clear();
    try {
      cursor = add(await get(`/events/mine?limit=${PAGE}&cursor=${cursor}`, { signal }));
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

  return {
    title: 'My events',
    content: [
      el(
        'div',
        { class: 'head' },
        el('h1', {}, 'My events'),
        el('a', { class: 'button primary', href: '#/organize/new' }, 'New event'),
      ),
      first.items.length === 0
        ? el('p', { class: 'empty' }, 'You run no events yet. The first is made in a minute.')
        : list,
      box.node,
      el('div', { class: 'actions centred' }, more),
    ],
  };
}

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
      el('h2', {}, el('a', { href: `#/organize/${event.eventId}` }, event.name)),
      el('p', { class: 'muted' }, when(event)),
      event.venue && el('p', { class: 'muted' }, event.venue),
    ),
    state.key !== 'draft' && meter(event),
  );
}
