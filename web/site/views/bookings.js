/** The person's bookings, also those on the waitlist: what is next, and what is past or ended. */

import { get } from '../api.js';
import { awayNote } from '../booking/away.js';
import * as seen from '../booking/seen.js';
import { eventById } from '../catalogue.js';
import { onTurn } from '../clock.js';
import { hueOf } from '../covers.js';
import { el, fill } from '../dom.js';
import { plural, sentence, t } from '../language.js';
import { say } from '../messages.js';
import { keep, kept } from '../navigation.js';
import { withPlace } from '../pages.js';
import { alone, button, leaf, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { isOver } from '../sales.js';
import { goodNews, standing } from '../standing.js';
import { styles } from '../styles.js';

const SHEET = '/booking/booking.css';

styles(SHEET);

const PAGE = 100;

export default async function bookings({ signal }) {
  let cards = new Map();
  // For the way back, and after a reload: as much as the person had loaded.
  let pages = kept()?.pages ?? 1;
  let [shown] = await Promise.all([first(), styles(SHEET)]);
  const away = awayNote(shown.at);
  const box = problemBox();
  const next = part(t('Next'), t('There is nothing to come.'));
  const past = part(t('Past'));
  const none = el(
    'p',
    { class: 'empty' },
    sentence('You have no bookings yet. {link}', { link: el('a', { href: '/events' }, t('See upcoming events')) }),
  );
  const more = button(t('Load more'), () => box.run(loadMore, signal));

  /** So many pages of the list, each booking with its event. */
  async function load(quiet) {
    const items = [];
    let cursor;
    for (let page = 0; page === 0 || (cursor && page < pages); page++) {
      const answer = await ask(cursor, quiet);
      items.push(...answer.items);
      cursor = answer.cursor;
    }
    return { items, cursor };
  }

  async function ask(cursor, quiet) {
    const page = await get(`/bookings?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`, { signal, quiet });
    const items = page.items.map(async (each) => {
      try {
        const [booking, event] = await Promise.all([withPlace(each, { signal, quiet }), eventOf(each)]);
        return { booking, event };
      } catch (problem) {
        // These concern all bookings.
        if (signal.aborted || [0, 401, 429].includes(problem.status)) throw problem;
        return { booking: each, problem };
      }
    });
    return { items: await Promise.all(items), cursor: page.cursor };
  }

  /** Without a network, the bookings that the person has seen. */
  async function first() {
    try {
      return await load();
    } catch (problem) {
      const items = seen.isAway(problem) ? await seen.all().catch(() => []) : [];
      if (items.length === 0) throw problem;
      return { items, at: Math.min(...items.map(({ at }) => at)) };
    }
  }

  async function loadMore() {
    const { items, cursor } = await ask(shown.cursor);
    shown = { items: [...shown.items, ...items], cursor };
    keep({ pages: ++pages });
    draw();
    const added = items.map(({ booking }) => cards.get(booking.bookingId).node);
    if (added.length === 0) say(t('There are no more.'));
    (added[0] ?? [...cards.values()].at(-1)?.node)?.querySelector('a')?.focus();
  }

  /** Draws the cards again that have changed. The others stay as they are, and so does the focus. */
  function draw() {
    const focused = document.activeElement?.closest('li')?.dataset.booking;
    cards = new Map(shown.items.map((each) => [each.booking.bookingId, cardOf(each)]));
    const [gone, coming] = [true, false].map((is) => shown.items.filter((each) => isPast(each) === is));
    for (const [where, items] of [
      [next, coming.sort(byStart)],
      [past, gone],
    ])
      where.draw(items.map(({ booking }) => cards.get(booking.bookingId).node));
    none.hidden = shown.items.length > 0;
    next.node.hidden = shown.items.length === 0;
    past.node.hidden = gone.length === 0;
    more.hidden = !shown.cursor;
    const node = focused && cards.get(focused)?.node;
    if (node && !node.contains(document.activeElement)) node.querySelector('a')?.focus({ preventScroll: true });
  }

  function cardOf(each) {
    const text = JSON.stringify([each, isPast(each)]);
    const before = cards.get(each.booking.bookingId);
    return before?.text === text ? before : { text, node: alone(() => card(each)) };
  }

  async function look() {
    const found = await load(true);
    if (away.isShown()) away.hide();
    return found;
  }

  function changed(found) {
    const before = new Map(shown.items.map(({ booking }) => [booking.bookingId, booking]));
    // The person may have loaded more while this answer was on its way.
    if (found.items.length < shown.items.length && found.cursor) return;
    shown = found;
    draw();
    for (const { booking, event } of found.items) {
      const news = event && goodNews(before.get(booking.bookingId), booking, event);
      if (news) say(news);
    }
  }

  draw();
  poll(shown.at ? null : shown, look, changed, signal);
  onTurn(() => shown.items.filter(isPast).length, draw, signal);
  return {
    title: t('My bookings'),
    content: [
      el('h1', {}, t('My bookings')),
      away.node,
      none,
      next.node,
      past.node,
      box.node,
      el('div', { class: 'actions centred' }, more),
    ],
  };
}

let parts = 0;

/** A part of the list with its heading; `otherwise` is there if it has no cards. */
function part(heading, otherwise) {
  const id = `part-${++parts}`;
  const list = el('ul', { class: 'cards' });
  const empty = otherwise && el('p', { class: 'muted' }, otherwise);
  return {
    node: el('section', { class: 'part', 'aria-labelledby': id }, el('h2', { id }, heading), list, empty),
    draw(nodes) {
      if (nodes.some((node, i) => list.children[i] !== node) || list.children.length !== nodes.length)
        fill(list, nodes);
      list.hidden = nodes.length === 0;
      if (empty) empty.hidden = nodes.length > 0;
    },
  };
}

/** What was cancelled is not next, whenever it would have been. */
const isPast = ({ booking, event }) => booking.state === 'CANCELLED' || (event !== undefined && isPastEvent(event));

const isPastEvent = (event) => event === null || event.state === 'CANCELLED' || isOver(event);

const byStart = (one, other) => Date.parse(one.event?.startsAt) - Date.parse(other.event?.startsAt);

function card({ booking, event, problem }) {
  if (problem) throw problem;
  const { key, label } = standing(booking, event);
  const past = isPast({ booking, event });
  const has = plural(booking.quantity, '1 ticket', '{n} tickets');
  return el(
    'li',
    { class: `card event ${hueOf(booking.eventId)} ${past ? 'past' : ''}`, 'data-booking': booking.bookingId },
    event ? leaf(event) : el('span', { class: 'leaf', 'aria-hidden': 'true' }),
    el(
      'div',
      { class: 'what' },
      el('span', { class: `badge ${key}` }, label),
      el(
        'h3',
        {},
        el('a', { href: `/bookings/${booking.bookingId}` }, event ? event.name : t('An event that no longer exists')),
      ),
      event && el('p', { class: 'muted' }, when(event)),
      el('p', { class: 'muted' }, [has, event?.venue].filter(Boolean).join(', ')),
    ),
  );
}

const eventOf = ({ eventId }) =>
  eventById(eventId).catch((problem) => {
    if (problem.status !== 404) throw problem;
    return null;
  });
