/** The events that a person runs: what is next first, then what is over, the latest first. */

import { onTurn } from '../clock.js';
import { ROLES } from '../console/roles.js';
import { runEvents } from '../console/run-events.js';
import { hueOf } from '../covers.js';
import { el, fill } from '../dom.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { keep, kept } from '../navigation.js';
import { alone, badge, button, leaf, meter, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';

export default async function organize({ signal }) {
  const events = runEvents(signal);
  // On the way back, as many are loaded as there were.
  await events.load(kept());
  const box = problemBox();
  const nobody = el('p', { class: 'empty' }, t('You have no events yet. You can create one in a minute.'));
  const calm = el('p', { class: 'muted' }, t('Nothing is to come. Create an event, or look at what is over.'));

  const shelves = { coming: shelf('coming', t('Next')), past: shelf('past', t('Past')) };

  /** A part of the list. */
  function shelf(side, name) {
    const id = `events-${side}`;
    const list = el('ul', { class: 'cards' });
    const more = button(t('Load more'), () => box.run(() => loadMore(side), signal));
    const node = el(
      'section',
      { class: 'months', 'aria-labelledby': id },
      el('h2', { id }, name),
      side === 'coming' && calm,
      list,
      el('div', { class: 'actions centred' }, more),
    );
    return { node, list, more, cards: new Map() };
  }

  function draw() {
    const lists = events.lists();
    const total = lists.coming.length + lists.past.length;
    nobody.hidden = total > 0;
    calm.hidden = lists.coming.length > 0;
    shelves.coming.node.hidden = total === 0;
    shelves.past.node.hidden = lists.past.length === 0;
    for (const [side, { list, more, cards }] of Object.entries(shelves)) {
      const nodes = lists[side].map((event) => {
        if (!cards.has(event.eventId)) cards.set(event.eventId, card(event));
        return alone(() => cards.get(event.eventId)(event));
      });
      put(list, nodes);
      more.hidden = !events.hasMore(side);
    }
  }

  async function loadMore(side) {
    const before = events.lists()[side].length;
    await events.loadMore(side);
    if (signal.aborted) return;
    keep(events.extent());
    draw();
    const added = shelves[side].list.children[before];
    if (added) added.querySelector('a')?.focus();
    else say(t('There are no more.'));
  }

  draw();
  poll(
    events.lists(),
    async () => {
      await events.refresh();
      return events.lists();
    },
    draw,
    signal,
  );
  const standings = () =>
    Object.values(events.lists())
      .map((list) => list.map((event) => sale(event).key).join())
      .join();
  onTurn(standings, draw, signal);
  return {
    title: t('My events'),
    content: [
      el(
        'div',
        { class: 'head' },
        el('h1', {}, t('My events')),
        el('a', { class: 'button primary', href: '/organize/new' }, t('New event')),
      ),
      nobody,
      box.node,
      shelves.coming.node,
      shelves.past.node,
    ],
  };
}

/** Makes `nodes` the items of a list. What is there already stays, with the focus. */
function put(list, nodes) {
  if (nodes.length === list.children.length && nodes.every((node, i) => node === list.children[i])) return;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  fill(list, nodes);
  if (focused?.isConnected) focused.focus({ preventScroll: true });
}

/** A card that can be drawn again in place: its link stays where it is, for it may have the focus. */
function card({ eventId }) {
  const link = el('a', { href: `/organize/${eventId}` });
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

  return (event) => {
    const standing = sale(event);
    const text = JSON.stringify([event, standing]);
    if (text === last) return box;
    last = text;
    const { name, venue, role } = event;
    if (link.textContent !== name) fill(link, name);
    box.classList.toggle('past', ['cancelled', 'over'].includes(standing.key));
    const muted = (child) => child && el('p', { class: 'muted' }, child);
    const next = [
      leaf(event),
      badge(standing),
      el('div', { class: 'what' }, muted(when(event)), muted(venue), role !== 'ORGANIZER' && muted(ROLES[role]?.you)),
      (!['draft', 'over'].includes(standing.key) && meter(event)) || el('span'),
    ];
    parts.forEach((part, i) => part.replaceWith(next[i]));
    parts = next;
    return box;
  };
}
