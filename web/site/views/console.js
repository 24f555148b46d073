/** Where an organizer runs one event. */

import { get, patch, post } from '../api.js';
import { note } from '../catalogue.js';
import { now, onTurn } from '../clock.js';
import { attendees } from '../console/attendees.js';
import { checkIn } from '../console/check-in.js';
import { loadRoll } from '../console/roll.js';
import { sales } from '../console/sales.js';
import { confirmThat } from '../dialog.js';
import { el, fill, keepingFocus } from '../dom.js';
import { HERE } from '../format.js';
import { say } from '../notices.js';
import { ownEvent } from '../pages.js';
import { badge, button, leaf, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';

// A roll of more bookings is loaded again only when asked for.
const SMALL = 500;

// The list of bookings lags a second behind the event.
const LAG = 1_500;

// Check-ins at another door change nothing of the event.
const OTHER_DOORS = 30_000;

export default async function consoleView({ id, signal }) {
  let event = await ownEvent(id, { signal });
  let roll = null;
  let loads = 0;
  let timer;
  const admitted = new Map();

  const title = el('h1', { tabindex: -1 });
  const line = el('div', { class: 'facts' });
  const actions = el('div', { class: 'actions' });
  const box = problemBox();
  const numbers = sales(event, draw, signal);
  const people = attendees(event, load, signal);
  const door = checkIn(event, (bookingId) => roll?.items.find((item) => item.bookingId === bookingId), letIn, signal);

  function draw(seen) {
    event = seen;
    note(event);
    if (title.textContent !== event.name) fill(title, event.name);
    keepingFocus(show, publish, close, edit, title);
  }

  function show() {
    const state = sale(event);
    fill(line, badge(state), el('p', {}, when(event), event.venue && `, ${event.venue}`));
    publish.hidden = event.state !== 'DRAFTED';
    // Before sales begin their end cannot be now: both are set under “Edit”.
    close.hidden = !state.open;
    edit.hidden = cancel.hidden = event.state === 'CANCELLED';
    visit.hidden = event.state === 'DRAFTED';
    numbers.update(event, roll);
  }

  const publish = button(
    'Publish',
    () =>
      tried(async () => {
        done(await post(`/events/${id}/publish`, undefined, { signal }));
        say('The event is published: people can see it and book.');
      }),
    { class: 'primary' },
  );
  const close = button('Close sales', () =>
    tried(async () => {
      done(await patch(`/events/${id}`, { salesUntil: new Date(now()).toISOString() }, { signal }));
      say('Sales are closed. To open them again, set a later end of sales under “Edit”.');
    }),
  );
  const edit = el('a', { class: 'button', href: `#/organize/${id}/edit` }, 'Edit');
  const visit = el('a', { class: 'button', href: `#/events/${id}` }, 'See it as guests do');
  const cancel = el('button', { type: 'button', class: 'danger', onclick: cancelEvent }, 'Cancel event');
  fill(actions, publish, close, edit, visit, cancel);

  async function tried(work) {
    box.clear();
    try {
      await work();
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

  /** Who has left is told no more, and whoever is here by now is told nothing of it. */
  function done(seen) {
    signal.throwIfAborted();
    draw(seen);
  }

  async function cancelEvent() {
    const cancelled = await confirmThat(
      `Cancel ${event.name}?`,
      [
        'All bookings are cancelled, and so is the waitlist. Tickets are no longer good at the door.',
        'This cannot be undone: a cancelled event cannot be published again.',
      ],
      'Yes, cancel it',
      async (stop) => done(await post(`/events/${id}/cancel`, undefined, { signal: stop })),
    );
    if (cancelled) say('The event is cancelled. Its bookings follow within moments.');
  }

  /** The last one that began is shown; what an earlier one still brings is older. */
  async function load() {
    const mine = ++loads;
    const seen = await loadRoll(id, signal, (loaded) => roll === null && people.progress(loaded));
    if (mine !== loads) return;
    list(seen);
    numbers.drawLines(roll);
  }

  function list(seen) {
    const known = ({ bookingId, checkedInAt }) => checkedInAt ?? admitted.get(bookingId);
    roll = { ...seen, items: seen.items.map((item) => ({ ...item, checkedInAt: known(item) })) };
    people.show(roll);
    numbers.update(event, roll);
  }

  /** The list of bookings may not know yet who was let in here. */
  function letIn({ bookingId, checkedInAt }) {
    admitted.set(bookingId, checkedInAt);
    if (roll !== null) list(roll);
  }

  function reloadSoon() {
    clearTimeout(timer);
    if (roll === null) return;
    if (roll.items.length <= SMALL) timer = setTimeout(() => load().catch(() => {}), LAG);
    else roll.old = true;
  }

  draw(event);
  const rounds = setInterval(() => document.hidden || roll?.items.length > SMALL || reloadSoon(), OTHER_DOORS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(rounds);
  });
  onTurn(
    () => sale(event).key,
    () => draw(event),
    signal,
  );
  load().catch((problem) => {
    if (!signal.aborted) people.fail(problem);
  });
  poll(
    event,
    () => get(`/events/${id}`, { signal, quiet: true }),
    (seen) => {
      reloadSoon();
      draw(seen);
    },
    signal,
  );
  return {
    title: event.name,
    content: el(
      'article',
      { class: 'console' },
      el('div', { class: 'title' }, leaf(event), el('div', { class: 'what' }, title, line)),
      actions,
      box.node,
      event.timeZone !== HERE &&
        el('p', { class: 'muted' }, `Times on this page are those of ${event.timeZone}, where the event is.`),
      el('div', { class: 'desk' }, numbers.node, door.node),
      people.node,
    ),
  };
}
