/** The list of upcoming events, by month. What finds events and loads more of them comes after the first draw. */

import { get } from '../api.js';
import { note } from '../catalogue.js';
import { el, fill } from '../dom.js';
import { monthIn, monthName } from '../format.js';
import { t } from '../language.js';
import { kept } from '../navigation.js';
import { alone, badge, hueOf, leaf, meter, when } from '../pieces.js';
import { sale } from '../sales.js';

/** What the list begins with: as many events as fill the first screens. */
export const FIRST = '/events?limit=12';

let finding;

export default async function events({ signal }) {
  const board = { ...list(), ...form(), foot: el('div', { class: 'months' }) };
  // After a reload, what somebody loaded is to be loaded again.
  const begins = location.search === '' && (finding ? !kept() : !kept()?.month);
  const first = begins ? await get(FIRST, { signal }) : undefined;
  const view = {
    title: t('Upcoming events'),
    content: [el('h1', {}, t('Upcoming events')), board.form, board.node, board.foot],
  };
  const find = async () => {
    finding ??= (await import('../finding/finding.js')).finding;
    view.turn = await finding(board, first, signal);
  };
  if (first?.items.length > 0) {
    board.draw(first.items);
    // Without a connection, the list stays as it is.
    find().catch(() => {});
  } else {
    await find();
  }
  return view;
}

function form() {
  const field = (id, label, control) => el('div', { class: 'field' }, el('label', { for: id }, label), control);
  const found = el('p', { class: 'muted', 'aria-live': 'polite' });
  const node = el(
    'form',
    { class: 'finding', role: 'search', 'aria-label': t('Events') },
    field(
      'q',
      t('Search events'),
      el('input', { id: 'q', type: 'search', autocomplete: 'off', maxlength: 100, placeholder: t('Search events') }),
    ),
    field('month', t('Month'), el('select', { id: 'month', name: 'month' })),
    field('place', t('Place'), el('select', { id: 'place', name: 'place' })),
    found,
  );
  return { form: node, found };
}

/** Cards by month. Drawn again, they change in place: the focus stays, and so does what is in view. */
function list() {
  const node = el('div', { class: 'months' });
  let months = new Map();
  let cards = new Map();

  function draw(shown) {
    const links = [...node.querySelectorAll('a')];
    const focused = links.indexOf(document.activeElement);
    cards = new Map(shown.map((event) => [event.eventId, cards.get(event.eventId) ?? card(event)]));
    const groups = Map.groupBy(shown, ({ startsAt, timeZone }) => monthIn(startsAt, timeZone));
    months = new Map([...groups.keys()].map((month) => [month, months.get(month) ?? section(month)]));
    arrange(
      node,
      [...months.values()].map((month) => month.node),
    );
    for (const [month, inside] of groups) {
      arrange(
        months.get(month).cards,
        inside.map((event) => cards.get(event.eventId).show(event)),
      );
    }
    if (focused < 0 || document.activeElement === links[focused]) return;
    const near = [...links.slice(focused), ...links.slice(0, focused).reverse()].find((link) => link.isConnected);
    near?.focus({ preventScroll: true });
  }

  /** The ids of the events in view. */
  function inView() {
    const visible = [...cards].filter(([, { box }]) => {
      const { top, bottom } = box.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    });
    return new Set(visible.map(([id]) => id));
  }

  return { node, draw, inView, focus: (id) => cards.get(id)?.box.querySelector('a').focus() };
}

/** Makes `nodes` the children of `parent`. What is there already keeps its place. */
function arrange(parent, nodes) {
  const staying = new Set(nodes);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
}

function section(month) {
  const cards = el('ul', { class: 'cards' });
  const id = `in-${month}`;
  return {
    cards,
    node: el('section', { 'aria-labelledby': id }, el('h2', { id }, monthName(month)), cards),
  };
}

function card({ eventId }) {
  const link = el('a', { href: `/events/${eventId}` });
  let parts = [0, 1, 2, 3].map(() => el('span'));
  const [day, state, facts, seats] = parts;
  const box = el(
    'li',
    { class: `card event ${hueOf(eventId)}` },
    day,
    el('div', { class: 'what' }, state, el('h3', {}, link), facts),
    seats,
  );
  let last;

  function show(event) {
    const standing = sale(event);
    const text = JSON.stringify([event, standing.key]);
    if (text === last) return box;
    note(event);
    if (link.textContent !== event.name) fill(link, event.name);
    const muted = (child) => child && el('p', { class: 'muted' }, child);
    const next = [
      leaf(event),
      badge(standing),
      el('div', { class: 'what' }, muted(when(event)), muted(event.venue)),
      meter(event) ?? el('span'),
    ];
    parts.forEach((part, i) => part.replaceWith(next[i]));
    parts = next;
    // Only what is whole stays as it is: a card that failed fails again.
    last = text;
    return box;
  }

  return { box, show: (event) => alone(() => show(event)) };
}
