/** The organizer's console for one event. */

import { patch, post } from '../api.js';
import { note } from '../catalogue.js';
import { now } from '../clock.js';
import { loadAttendees } from '../console/attendee-list.js';
import { attendees } from '../console/attendees.js';
import { guestList } from '../console/guest-list.js';
import { log } from '../console/log.js';
import { mails } from '../console/mails.js';
import { leaving, people } from '../console/people.js';
import { sales } from '../console/sales.js';
import { confirmThat } from '../dialog.js';
import { el, fill, keepingFocus } from '../dom.js';
import { HERE } from '../format.js';
import { say } from '../messages.js';
import { ownEvent } from '../pages.js';
import { badge, button, leaf, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { onSaleTurn, sale } from '../sales.js';
import { styles } from '../styles.js';

// A longer attendee list is loaded again only by “Refresh”.
const SMALL = 500;

// The attendee list is up to a second behind the event.
const LAG = 1_500;

// Check-ins do not change the event, so no poll finds them.
const DOORS = 30_000;

export default async function consoleView({ id, signal }) {
  let [event] = await Promise.all([ownEvent(id, { signal }), styles('/console/console.css')]);
  // An admin has no role of this event, and sees all but what its people see of each other.
  const { role } = event;
  const runs = role !== 'STEWARD';
  const member = role === 'STEWARD' || role === 'CO_ORGANIZER';
  let list = null;
  let loads = 0;
  let timer;

  const title = el('h1', { tabindex: -1 });
  const line = el('div', { class: 'facts' });
  const actions = el('div', { class: 'actions' });
  const box = problemBox();
  const numbers = sales(event, draw, signal);
  const guests = attendees(event, load, signal, runs);
  const letters = mails(event, attendeesNow, signal);
  const journal = log(event, signal);
  const helpers = people(event, journal.loadQuietly, signal);
  const invited = guestList(event, reloadSoon, signal);

  function draw(seen) {
    event = seen;
    note(event);
    if (title.textContent !== event.name) fill(title, event.name);
    keepingFocus(show, publish, door, close, edit, title);
  }

  function show() {
    const state = sale(event);
    fill(line, badge(state), el('p', {}, when(event), event.venue && `, ${event.venue}`));
    publish.hidden = event.state !== 'DRAFTED';
    // Before sales begin, they cannot end now: “Edit” changes both times.
    close.hidden = !state.open;
    edit.hidden = event.state === 'CANCELLED';
    cancel.hidden = member || ['cancelled', 'on', 'over'].includes(state.key);
    visit.hidden = event.state === 'DRAFTED';
    door.hidden = event.state !== 'PUBLISHED';
    numbers.update(event, list);
    letters.update(event);
    invited.update(event);
  }

  const publish = button(
    'Publish',
    () =>
      box.run(async () => {
        done(await post(`/events/${id}/publish`, undefined, { signal }));
        say('The event is published. People can see it and book tickets.');
      }, signal),
    { class: 'primary' },
  );
  const close = button('Close sales', () =>
    box.run(async () => {
      done(await patch(`/events/${id}`, { salesUntil: new Date(now()).toISOString() }, { signal }));
      say('Sales are closed. To open them again, choose “Edit” and set a later end.');
    }, signal),
  );
  const edit = el('a', { class: 'button', href: `/organize/${id}/edit` }, 'Edit');
  const visit = el('a', { class: 'button', href: `/events/${id}` }, 'View as a guest');
  const cancel = el('button', { type: 'button', class: 'danger', onclick: cancelEvent }, 'Cancel event');
  const door = el('a', { class: 'button', href: `/door/${id}` }, 'Open the door');
  const leave = member && leaving(event, signal);
  fill(actions, runs ? [publish, door, close, edit, visit, cancel] : [door, visit], leave);

  /** Stops here if the organizer has left: the view that follows shows nothing of it. */
  function done(seen) {
    signal.throwIfAborted();
    draw(seen);
  }

  async function cancelEvent() {
    const cancelled = await confirmThat(
      `Cancel ${event.name}?`,
      [
        'All bookings are cancelled, including those on the waitlist. Tickets are no longer valid.',
        'You cannot undo this. You cannot publish a cancelled event again.',
      ],
      'Yes, cancel it',
      async (stop) => done(await post(`/events/${id}/cancel`, undefined, { signal: stop })),
    );
    if (cancelled) say('The event is cancelled. Its bookings are cancelled in a moment.');
  }

  /** If several loads run, the one that began last has the newest list. */
  async function load() {
    const mine = ++loads;
    const seen = await loadAttendees(id, signal, (loaded) => list === null && guests.progress(loaded));
    if (mine !== loads) return;
    list = seen;
    guests.show(list);
    numbers.update(event, list);
    numbers.drawLines(list);
  }

  /** The list as it is now; a long one as it was loaded last. */
  async function attendeesNow() {
    return list?.items.length > SMALL ? list : loadAttendees(id, signal, () => {});
  }

  function reloadSoon() {
    clearTimeout(timer);
    if (list === null) return;
    if (list.items.length <= SMALL) timer = setTimeout(() => load().catch(() => {}), LAG);
    else list.old = true;
  }

  draw(event);
  const rounds = setInterval(() => {
    if (document.hidden) return;
    if (runs) letters.loadQuietly();
    if (runs) helpers.loadQuietly();
    if (!(list?.items.length > SMALL)) reloadSoon();
  }, DOORS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(rounds);
  });
  onSaleTurn(() => event, draw, signal);
  load().catch((problem) => {
    if (!signal.aborted) guests.fail(problem);
  });
  for (const part of runs ? [letters, helpers, journal] : [])
    part.load().catch((problem) => {
      if (!signal.aborted) part.fail(problem);
    });
  poll(
    event,
    () => ownEvent(id, { signal, quiet: true }),
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
        el('p', { class: 'muted' }, `Times on this page are in ${event.timeZone}, the time zone of the event.`),
      runs && [numbers.node, letters.node],
      guests.node,
      runs && [role && invited.node, helpers.node, journal.node],
    ),
  };
}
