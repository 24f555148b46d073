/** Pieces that several views show. */

import { el, fill } from './dom.js';
import { calendarDay, longTime, number, yourTime } from './format.js';
import { here, remember } from './navigation.js';
import { say } from './notices.js';
import { sale } from './sales.js';
import { tickets, words } from './words.js';

/** How a sale stands, as a label. */
export const badge = ({ key, label }) => el('span', { class: `badge ${key}` }, label);

/** The day of an event, as on a leaf of a calendar. For the eye only: the time in words is beside it. */
export function leaf({ startsAt, timeZone }) {
  const { month, day, weekday } = calendarDay(startsAt, timeZone);
  return el(
    'span',
    { class: 'leaf', 'aria-hidden': 'true' },
    el('span', {}, month),
    el('strong', {}, day),
    el('span', {}, weekday),
  );
}

/** When an event starts: on its own clocks, and on the person's where those differ. */
export function when({ startsAt, timeZone }) {
  const yours = yourTime(startsAt, timeZone);
  return el(
    'time',
    { datetime: startsAt },
    longTime(startsAt, timeZone),
    yours && el('span', { class: 'muted' }, ` (${yours})`),
  );
}

/** How full an event is, as a bar with words; null where the numbers are not known. */
export function meter(event) {
  const { capacity, availableTickets: left } = event;
  if (left === undefined || event.state === 'CANCELLED') return null;
  const taken = Math.max(0, capacity - left);
  const none = event.waitlistCount ? 'None on sale: what is free goes to those who wait' : 'All tickets taken';
  const text = left === 0 ? none : `${number(left)} of ${tickets(capacity)} left`;
  const bar = el('span', { class: 'bar' });
  bar.style.inlineSize = `${Math.min(100, (100 * taken) / capacity)}%`;
  return el(
    'div',
    { class: `meter ${sale(event).key}` },
    el(
      'div',
      {
        class: 'track',
        role: 'meter',
        'aria-label': 'Seats taken',
        'aria-valuemin': 0,
        'aria-valuemax': capacity,
        'aria-valuenow': taken,
        'aria-valuetext': text,
      },
      bar,
    ),
    el('span', { class: 'muted' }, text),
  );
}

/** A place for problems: empty and out of sight until one is shown, then read out at once. */
export function problemBox() {
  const node = el('div', { role: 'alert', class: 'problem', hidden: true });
  return {
    node,
    /** @param {Problem} problem @param {...Node} more what can be done right here */
    show(problem, ...more) {
      const { what, todo, reference } = words(problem);
      if (problem.status === 401 && problem.type !== 'wrong-credentials') more.push(signInAgain());
      this.tell(what, todo, reference && el('small', {}, `Reference: ${reference}`), ...more);
    },
    tell(what, todo, ...more) {
      node.hidden = false;
      fill(node, el('strong', {}, what), el('p', {}, todo), ...more);
    },
    clear() {
      node.hidden = true;
      fill(node);
    },
  };
}

const signInAgain = () => el('a', { href: '#/sign-in', onclick: () => remember(here()) }, 'Sign in again');

/**
 * A button that cannot be pressed again while what it started is not finished. It stays focusable, so
 * that the keyboard does not lose its place.
 */
export function button(label, onclick, attributes = {}) {
  return el(
    'button',
    { type: 'button', ...attributes, onclick: (event) => busyWhile(event.currentTarget, onclick) },
    label,
  );
}

/**
 * A list of cards that comes in pages.
 *
 * @param {{items: Array, cursor: *}} first page; without a cursor it is the last
 * @param {function(*): Promise} next gets the page at a cursor
 * @param {function(Object): (Node|Promise<Node>)} card
 * @param {AbortSignal} signal
 * @returns {Promise<{list: Node, foot: Array<Node>}>} the list, and what belongs under it
 */
export async function cards(first, next, card, signal) {
  const list = el('ul', { class: 'cards' });
  const box = problemBox();
  const more = button('Load more', async () => {
    box.clear();
    try {
      const added = await add(await next(cursor));
      if (added.length === 0) say('That is all there is.');
      (added[0] ?? list.lastElementChild)?.querySelector('a').focus();
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  });
  let cursor;

  async function add(page) {
    const added = await Promise.all(page.items.map(card));
    list.append(...added);
    cursor = page.cursor;
    more.hidden = !cursor;
    return added;
  }

  await add(first);
  return { list, foot: [box.node, el('div', { class: 'actions centred' }, more)] };
}

/** Runs `work` unless the control is busy already. */
export async function busyWhile(control, work) {
  if (control.ariaBusy === 'true') return;
  control.ariaBusy = 'true';
  control.ariaDisabled = 'true';
  try {
    await work();
  } finally {
    control.ariaBusy = null;
    control.ariaDisabled = null;
  }
}
